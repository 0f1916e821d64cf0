.PHONY: build test bench check

build: ## the program, one static binary
	CGO_ENABLED=0 go build -trimpath -o sitrep ./cmd/sitrep

test: ## all tests with the race detector (a C compiler is needed for it)
	go test -race ./...

bench: ## speed of each stage and of the whole chain
	go test -run '^$$' -bench . ./...

check: ## what CI runs
	.ci/run
