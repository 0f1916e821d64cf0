#!/usr/bin/env python3
"""A contextual teacher: a pretrained encoder tuned on the treebanks and names, which then labels raw text for cmd/train.

  teacher.py train --data DATA.jsonl --encoder FOLDER --model OUT.pt [--init IN.pt] [--epochs N] [--decay]
  teacher.py label --data DATA.jsonl --encoder FOLDER --model IN.pt --out SILVER.jsonl
  teacher.py export --model IN.pt --out WEIGHTS.safetensors

DATA is what `go run ./cmd/train -export` writes, FOLDER a Hugging Face folder of an MPNet or BERT encoder.  SILVER has the
classes in its first line, then for each sentence of the sets train, names and raw, in order, what the teacher believes of
each word: heads, relations (given the likeliest head), tags and names, each as class, probability (of 255), class, …
WEIGHTS is what cmd/encoder makes a file for `sitrep --careful` from, with the package of the BERT encoder.
"""
import argparse, json, math, os, random, time

import torch
from torch import nn
from torch.nn import functional as F
from transformers import AutoConfig, AutoModel, AutoTokenizer

WIDTHS = {"arc": 400, "rel": 160}
KEEP = 4  # classes of a word in SILVER


def shape(form):
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 1 if any(c.isdigit() for c in form) else 2
    if not any(c.isupper() for c in letters):
        return 3
    if len(letters) == 1:
        return 4
    if all(c.isupper() for c in letters):
        return 5
    return 6 if form[0].isupper() and not any(c.isupper() for c in letters[1:]) else 7


class Biaffine(nn.Module):
    def __init__(self, width, out):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(out, width + 1, width + 1))
        nn.init.normal_(self.w, std=0.02)

    def forward(self, dep, head):
        """scores [batch, out, dep, head]"""
        one = lambda x: F.pad(x, (0, 1), value=1.0)
        return torch.einsum("bxi,oij,byj->boxy", one(dep), self.w, one(head))


class Teacher(nn.Module):
    def __init__(self, folder, layers, frozen, tags, rels, names):
        super().__init__()
        self.tags, self.rels, self.names = tags, rels, names
        config = AutoConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
        self.encoder = AutoModel.from_pretrained(folder, config=config, add_pooling_layer=False, attn_implementation="eager")
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        for p in self.encoder.embeddings.parameters():
            p.requires_grad = False
        for layer in self.encoder.encoder.layer[:frozen]:
            for p in layer.parameters():
                p.requires_grad = False
        d = config.hidden_size
        self.case = nn.Embedding(8, d)
        nn.init.zeros_(self.case.weight)
        mlp = lambda n: nn.Sequential(nn.Dropout(0.2), nn.Linear(d, n), nn.GELU(), nn.Dropout(0.25))
        self.arc_dep, self.arc_head, self.rel_dep, self.rel_head = mlp(WIDTHS["arc"]), mlp(WIDTHS["arc"]), mlp(WIDTHS["rel"]), mlp(WIDTHS["rel"])
        self.arc, self.rel = Biaffine(WIDTHS["arc"], 1), Biaffine(WIDTHS["rel"], len(rels))
        self.tag = nn.Sequential(mlp(256), nn.Linear(256, len(tags)))
        self.name = nn.Sequential(mlp(256), nn.Linear(256, len(names)))

    def forward(self, b):
        x = self.encoder.embeddings.word_embeddings(b["pieces"]) + self.case(b["case"])
        x = self.encoder(inputs_embeds=x, attention_mask=b["mask"]).last_hidden_state
        words = b["words"].to(x.dtype) @ x  # means of the pieces of each word, the root's the first piece
        arc = self.arc(self.arc_dep(words), self.arc_head(words)).squeeze(1).float()
        arc = arc.masked_fill(~b["real"][:, None, :], -1e4)
        arc = arc.masked_fill(torch.eye(arc.shape[1], dtype=torch.bool)[None], -1e4)
        return words, arc, self.tag(words).float(), self.name(words).float()

    def relations(self, words, heads):
        """scores [batch, word, relation] of each word's arc to its head"""
        dep, head = self.rel_dep(words), self.rel_head(words)
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        one = lambda x: F.pad(x, (0, 1), value=1.0)
        dep = one(dep).to(head.dtype)
        return torch.einsum("bxi,oij,bxj->bxo", dep, self.rel.w.to(dep.dtype), one(head)).float()


class Pieces:
    def __init__(self, folder):
        self.tok, self.seen = AutoTokenizer.from_pretrained(folder), {}

    def of(self, form):
        if form not in self.seen:
            self.seen[form] = self.tok.encode(form, add_special_tokens=False)[:8] or [self.tok.unk_token_id]
        return self.seen[form]


def batch_of(sentences, pieces):
    """tensors of a batch; word 0 is the root and stands at the first piece"""
    rows = [[pieces.of(f) for f in s["forms"]] for s in sentences]
    n, m = 1 + max(len(r) for r in rows), 2 + max(sum(map(len, r)) for r in rows)
    tok, k = pieces.tok, len(rows)
    ids = torch.full((k, m), tok.pad_token_id)
    mask, case, words = torch.zeros(k, m, dtype=torch.long), torch.zeros(k, m, dtype=torch.long), torch.zeros(k, n, m)
    real = torch.zeros(k, n, dtype=torch.bool)
    for i, (s, r) in enumerate(zip(sentences, rows)):
        ids[i, 0], words[i, 0, 0], at = tok.cls_token_id, 1, 1
        for w, (form, ps) in enumerate(zip(s["forms"], r), 1):
            ids[i, at:at + len(ps)], case[i, at:at + len(ps)] = torch.tensor(ps), shape(form)
            words[i, w, at:at + len(ps)] = 1 / len(ps)
            at += len(ps)
        ids[i, at] = tok.sep_token_id
        mask[i, :at + 1], real[i, :len(r) + 1] = 1, True
    return {"pieces": ids, "mask": mask, "case": case, "words": words, "real": real}


def batches(sentences, words, rnd):
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]["forms"]), i))
    out, cur, width = [], [], 0
    for i in order:
        width = max(width, len(sentences[i]["forms"]))
        if cur and width * (len(cur) + 1) > words:
            out.append(cur)
            cur, width = [], len(sentences[i]["forms"])
        cur.append(i)
    out.append(cur)
    if rnd:
        rnd.shuffle(out)
    return [[sentences[i] for i in b] for b in out]


def gold(model, sentences, n):
    tag, rel, head = (torch.full((len(sentences), n), -100) for _ in range(3))
    name = torch.zeros(len(sentences), n, len(model.names), dtype=torch.bool)
    for i, s in enumerate(sentences):
        for w in range(len(s["forms"])):
            if "heads" in s:
                head[i, w + 1] = s["heads"][w]
                rel[i, w + 1] = model.rel_id.get(s["rels"][w], -100)
                tag[i, w + 1] = model.tag_id.get(s["tags"][w], -100)
            bits = s["names"][w] if s.get("names") else 0
            if bits:
                name[i, w + 1] = torch.tensor([bits >> j & 1 == 1 for j in range(len(model.names))])
    return tag, rel, head, name


def loss_of(model, b, sentences):
    words, arc, tag, name = model(b)
    gt, gr, gh, gn = gold(model, sentences, words.shape[1])
    total = 0
    if (gh >= 0).any():
        total = F.cross_entropy(arc.flatten(0, 1), gh.flatten()) + F.cross_entropy(tag.flatten(0, 1), gt.flatten())
        rel = model.relations(words, gh.clamp(min=0))
        total = total + F.cross_entropy(rel.flatten(0, 1), gr.flatten())
    some = gn.any(-1)
    if some.any():
        logp = F.log_softmax(name[some], -1).masked_fill(~gn[some], -1e4)
        total = total - torch.logsumexp(logp, -1).mean()
    return total


@torch.no_grad()
def measure(model, sets, pieces):
    model.eval()
    for title, sentences in sets.items():
        n = uas = las = right = tp = found = want = 0
        for ss in batches(sentences, 1500, None):
            b = batch_of(ss, pieces)
            with torch.autocast("cpu", torch.bfloat16):
                words, arc, tag, name = model(b)
                heads = arc.argmax(-1)
                rels = model.relations(words, heads).argmax(-1)
            gt, gr, gh, gn = gold(model, ss, words.shape[1])
            ok = gh >= 0
            n += ok.sum().item()
            same = (heads == gh) & ok
            base = torch.tensor([model.bases.index(r.split(":")[0]) for r in model.rels])
            uas += same.sum().item()
            las += (same & (gr >= 0) & (base[rels] == base[gr.clamp(min=0)])).sum().item()
            right += ((tag.argmax(-1) == gt) & ok).sum().item()
            known = gn.any(-1) & ~(gn[..., 0] & (gn.sum(-1) > 1))
            got = name.argmax(-1)
            hit = gn.gather(2, got[..., None]).squeeze(-1) & known
            tp += (hit & (got > 0)).sum().item()
            found += ((got > 0) & known).sum().item()
            want += (known & ~gn[..., 0]).sum().item()
        pct = lambda a, b: 100 * a / b if b else 0
        print("%-10s UAS %.2f LAS %.2f tag %.2f | words of names F %.2f" % (title, pct(uas, n), pct(las, n), pct(right, n), pct(2 * tp, found + want)), flush=True)


def read(path):
    sets, names = {}, None
    for line in open(path, encoding="utf-8"):
        s = json.loads(line)
        if names is None:
            names = s["names"]
        elif s["forms"]:
            sets.setdefault(s["set"], []).append(s)
    return names, sets


def classes(sentences, field):
    count = {}
    for s in sentences:
        for v in s[field]:
            count[v] = count.get(v, 0) + 1
    return sorted((v for v in count if count[v] >= 5), key=lambda v: (-count[v], v))


def index(model):
    model.tag_id = {v: i for i, v in enumerate(model.tags)}
    model.rel_id = {v: i for i, v in enumerate(model.rels)}
    model.bases = sorted({r.split(":")[0] for r in model.rels})
    return model


def train(a):
    torch.manual_seed(a.seed)
    rnd = random.Random(a.seed)
    names, sets = read(a.data)
    model = index(Teacher(a.encoder, a.layers, a.frozen, classes(sets["train"], "tags"), classes(sets["train"], "rels"), names))
    if a.init:
        model.load_state_dict(torch.load(a.init)["weights"])
    pieces = Pieces(a.encoder)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in inside]
    opt = torch.optim.AdamW([{"params": body, "lr": a.rate, "base": a.rate}, {"params": heads, "lr": 1e-3, "base": 1e-3 if not a.init else 5e-4}], weight_decay=0.01)
    data = sets["train"] + sets.get("names", [])
    step, total, start = 0, a.epochs * len(batches(data, a.batch, None)), time.time()
    for epoch in range(a.epochs):
        model.train()
        for ss in batches(data, a.batch, rnd):
            scale = min(1, (step + 1) / 100) * ((1 - step / total) if a.decay else 1)
            for g in opt.param_groups:
                g["lr"] = g["base"] * scale
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(model, batch_of(ss, pieces), ss)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body + heads, 2.0)
            opt.step()
            step += 1
            if step % 50 == 0:
                print("step %d of %d, loss %.3f, %.0f s" % (step, total, loss.item(), time.time() - start), flush=True)
        measure(model, {k: sets[k] for k in ("dev", "gum-dev", "names-dev") if k in sets}, pieces)
    torch.save({"weights": model.state_dict(), "tags": model.tags, "rels": model.rels, "names": names, "layers": a.layers, "frozen": a.frozen}, a.model)


def top(p):
    """class and probability of the likeliest classes, flat"""
    v, i = p.topk(min(KEEP, p.shape[-1]), -1)
    v = (v * 255).round().int()
    return [[x for j, q in zip(js, qs) if q > 2 for x in (j, q)] for js, qs in zip(i.tolist(), v.tolist())]


@torch.no_grad()
def label(a):
    saved = torch.load(a.model)
    model = index(Teacher(a.encoder, saved["layers"], saved["frozen"], saved["tags"], saved["rels"], saved["names"]))
    model.load_state_dict(saved["weights"])
    model.eval()
    pieces = Pieces(a.encoder)
    _, sets = read(a.data)
    data = [s for k in a.sets.split(",") for s in sets.get(k, [])]
    for i, s in enumerate(data):
        s["at"] = i
    out, done, start = [None] * len(data), 0, time.time()
    for k, ss in enumerate(batches(data, 3000, None)):
        b = batch_of(ss, pieces)
        with torch.autocast("cpu", torch.bfloat16):
            words, arc, tag, name = model(b)
            rel = model.relations(words, arc.argmax(-1))
        arc, rel, tag, name = (F.softmax(x, -1) for x in (arc, rel, tag, name))
        for i, s in enumerate(ss):
            n = len(s["forms"]) + 1
            out[s["at"]] = {"id": s["id"], "forms": s["forms"], "heads": top(arc[i, 1:n, :n]), "rels": top(rel[i, 1:n]),
                            "tags": top(tag[i, 1:n]), "names": top(name[i, 1:n])}
            done += n - 1
        if k % 100 == 0:
            print("%d words, %.0f s" % (done, time.time() - start), flush=True)
    with open(a.out, "w", encoding="utf-8") as f:
        json.dump({"tags": model.tags, "rels": model.rels, "names": model.names}, f)
        for s in out:
            f.write("\n" + json.dumps(s, ensure_ascii=False, separators=(",", ":")))
        f.write("\n")


HEADS = {"case": "case", "arc_dep.1": "arc_dep", "arc_head.1": "arc_head", "rel_dep.1": "rel_dep", "rel_head.1": "rel_head",
         "tag.0.1": "tag_inner", "name.0.1": "name_inner", "tag.1": "tag", "name.1": "name", "arc": "arc", "rel": "rel"}


def export(a):
    from safetensors.torch import save_file
    saved = torch.load(a.model, map_location="cpu")
    tensors = {}
    for key, t in saved["weights"].items():
        part, kind = key.rsplit(".", 1)
        if key.startswith("encoder."):
            key = key.removeprefix("encoder.")
        else:
            key = "heads.parser.%s.%s" % (HEADS[part], "weight" if kind == "w" else kind)
            t = t[0] if part == "arc" else t
        tensors[key] = t.float().contiguous()
    lines = {"heads.parser." + k: "\n".join(saved[v]) for k, v in (("tags", "tags"), ("relations", "rels"), ("names", "names"))}
    save_file(tensors, a.out, metadata={"layers": str(saved["layers"]), **lines})


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("do", choices=["train", "label", "export"])
    ap.add_argument("--data")
    ap.add_argument("--encoder")
    ap.add_argument("--model", required=True)
    ap.add_argument("--init")
    ap.add_argument("--out")
    ap.add_argument("--sets", default="train,names,raw")
    ap.add_argument("--epochs", type=int, default=2)
    ap.add_argument("--rate", type=float, default=6e-5)
    ap.add_argument("--batch", type=int, default=640, help="words a batch, padding included")
    ap.add_argument("--layers", type=int, default=8, help="layers of the encoder that are used")
    ap.add_argument("--frozen", type=int, default=2, help="lowest layers that stay as they are")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--decay", action="store_true", help="lower the rate to zero by the end")
    a = ap.parse_args()
    need = ("data", "encoder") if a.do != "export" else ("out",)
    if missing := ["--" + n for n in need if not getattr(a, n)]:
        ap.error(a.do + " needs " + " and ".join(missing))
    {"train": train, "label": label, "export": export}[a.do](a)


if __name__ == "__main__":
    main()
