.PHONY: build release test api clients load bench bench-export bench-merge kills pictures profile performance accuracy check

build: ## the program, one static binary
	CGO_ENABLED=0 go build -trimpath -o sitrep ./cmd/sitrep

release: ## dist/: binaries of all targets, check sums, bill of materials; the same source, the same bytes
	go run ./cmd/release

test: ## all tests with the race detector (a C compiler is needed for it)
	go test -race -timeout 30m ./...

bench: ## speed of each stage and of the whole chain
	go test -run '^$$' -bench . ./...

kills: ## a thousand kills of a process that stores, on each database, and a hundred of sitrep ingest
	SITREP_KILLS=1000 go test ./store ./cmd/sitrep -run Killed -v -timeout 4h

load: ## a minute of 200 readers, five writers and an ingest on the desk: no error, no lost write
	SITREP_LOAD=60s go test ./cmd/sitrep -run TestLoad -v

api: ## the API against its own document by schemathesis (PyPI)
	.ci/api

clients: ## clients in Go and Python from the API's document, in examples/clients (Go, Python 3.10, PyPI)
	.ci/clients make

bench-export: ## a million synthetic events to every table: seconds, processor time, size, highest use of memory
	go test -run '^$$' -bench '^BenchmarkExport$$' -benchtime 1x -timeout 60m ./export

bench-merge: ## merging of 10,000, 100,000 and 1,000,000 invented mentions: seconds, memory
	go test -run '^$$' -bench '^BenchmarkMerge$$' -benchtime 1x -timeout 60m ./merge

pictures: ## the pictures in docs, of the demonstration (Chromium)
	SITREP_PICTURES=$(CURDIR)/docs go test ./cmd/sitrep -run '^TestPictures$$'

profile: ## cmd/sitrep/default.pgo, by which the compiler knows what is hot; after larger changes
	go test -trimpath -run '^$$' -bench '^BenchmarkChain$$' -benchtime 30s -cpuprofile cmd/sitrep/default.pgo -o /dev/null ./pipeline

performance: build ## docs/performance.md: where the time of coding, ingest and serving goes; TEXT=reports.ndjson.gz sets it beside spaCy and CoreNLP
	peers/performance.py --out docs/performance.md $(if $(TEXT),--text $(TEXT))

accuracy: build ## docs/accuracy.md from our own hand-coded reports
	SITREP_CAREFUL= ./sitrep eval eval/gold > docs/accuracy.tmp
	echo >> docs/accuracy.tmp
	SITREP_CAREFUL= ./sitrep eval eval/gold/development >> docs/accuracy.tmp
	SITREP_CAREFUL= ./sitrep eval coref eval/coref > docs/coref.tmp
	{ SITREP_CAREFUL= ./sitrep eval storylines eval/storylines/held; echo; SITREP_CAREFUL= ./sitrep eval storylines eval/storylines/development; } > docs/storylines.tmp
	go run ./cmd/train -certainty coder/lexicon/certainty.txt -data eval/gold -measure > docs/certainty.tmp
	go run ./cmd/train -types coder/models/en.types -measure > docs/types.tmp
	{ printf '\nParagraphs of our own with every trigger marked (`eval/triggers`), looked at while rules were written; the program as it is.\n\n'; SITREP_CAREFUL= ./sitrep eval triggers eval/triggers | sed 1,2d; } >> docs/types.tmp
	{ cat docs/accuracy.head.md docs/accuracy.tmp; printf '\n## Coreference\n\nMarks and rules: `eval/coref/README.md`.\n\n'; cat docs/coref.tmp; \
	  printf '\n## Events and processes over reports\n\nStorylines of our own, their rules and measures: `eval/storylines/README.md`. The figures to expect are those of `held`.\n\n'; cat docs/storylines.tmp; \
	  printf '\n## Certainty\n\nMentions of `eval/gold`, each report by weights fitted without it (`docs/models.md`).\n\n'; cat docs/certainty.tmp; \
	  printf '\n## Words that tell an event\n\nOur own sentences with every trigger marked (`cmd/train/types`), which nobody looked at while rules were written; the model by five-fold cross-validation.\n\n'; cat docs/types.tmp; } > docs/accuracy.md
	rm docs/accuracy.tmp docs/coref.tmp docs/storylines.tmp docs/certainty.tmp docs/types.tmp

check: ## what CI runs
	.ci/run
