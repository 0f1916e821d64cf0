package coder

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestWordClasses: every class that the code asks for by name is in the rules.
func TestWordClasses(t *testing.T) {
	s, err := LoadRules(ruleFiles, "rules/en")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Concat(traitClasses, slices.Collect(maps.Keys(classFlags)))
	for _, r := range referents {
		names = append(names, r.class)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			names = append(names, classesAskedFor(d)...)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) < 120 {
		t.Errorf("found only %d classes: %q", len(names), names)
	}
	for _, name := range names {
		if s.classes[name] == nil {
			t.Errorf("want a class @%s", name)
		}
	}
}

// classesAskedFor are the names by which a declaration looks into the table of classes, itself,
// by a variable for the table or by a function that takes the name.
func classesAskedFor(d ast.Decl) (names []string) {
	tables := map[string]bool{}
	isTable := func(x ast.Expr) bool {
		switch x := x.(type) {
		case *ast.SelectorExpr:
			return x.Sel.Name == "class" || x.Sel.Name == "cls" || x.Sel.Name == "classes"
		case *ast.Ident:
			return tables[x.Name]
		}
		return false
	}
	add := func(x ast.Expr) {
		if l, ok := x.(*ast.BasicLit); ok && l.Kind == token.STRING {
			name, _ := strconv.Unquote(l.Value)
			names = append(names, name)
		}
	}
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, x := range n.Lhs {
				if id, ok := x.(*ast.Ident); ok && len(n.Rhs) == len(n.Lhs) && isTable(n.Rhs[i]) {
					tables[id.Name] = true
				}
			}
		case *ast.IndexExpr:
			if isTable(n.X) {
				add(n.Index)
			}
		case *ast.CallExpr:
			switch f := n.Fun.(type) {
			case *ast.Ident:
				if f.Name == "class" {
					add(n.Args[0])
				}
			case *ast.SelectorExpr:
				if f.Sel.Name == "isOf" {
					add(n.Args[0])
				}
			}
		}
		return true
	})
	return names
}

// TestWordClassesHaveBits: a class beyond the bits of the sets was sought word by word.
func TestWordClassesHaveBits(t *testing.T) {
	for name, k := range testChain(t).coder.class {
		if k.id == 0 {
			t.Errorf("no bit left for @%s", name)
		}
	}
}
