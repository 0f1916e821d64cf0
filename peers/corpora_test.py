"""python3 -m unittest discover -s peers -p '*_test.py'"""
import pathlib
import tempfile
import unittest

import corpora


class Corpora(unittest.TestCase):
    def file(self, text):
        f = tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False)
        self.addCleanup(pathlib.Path(f.name).unlink)
        with f:
            f.write(text)
        return f.name

    def test_both_forms_of_iob(self):
        want = [(0, 2, "person"), (2, 3, "person"), (4, 5, "place")]
        self.assertEqual(corpora.spans(["I-PER", "I-PER", "B-PER", "I-MISC", "I-LOC"]), want)
        self.assertEqual(corpora.spans(["B-PER", "I-PER", "B-PER", "B-MISC", "B-LOC"]), want)

    def test_words_that_look_like_numbers_and_comments(self):
        s = list(corpora.NameSet.read(self.file("1 CD B-NP O\n# NN I-NP I-ORG\n\nx NN B-NP O\n")))
        self.assertEqual(s, [(["1", "#"], ["O", "I-ORG"], None), (["x"], ["O"], None)])
        s = list(corpora.NameSet.read(self.file("# text = Al x\n1\tAl\tB-PER\t-\n2\tx\tO\t-\n")))
        self.assertEqual(s, [(["Al", "x"], ["B-PER", "O"], "Al x")])

    def test_spacing(self):
        words = 'He said " no , I do n\'t " ( twice ) .'.split()
        text = "".join(w + " " * s for w, s in zip(words, corpora.spacing(words, None)))
        self.assertEqual(text, 'He said "no, I don\'t" (twice). '.rstrip() + " ")
        self.assertEqual(corpora.spacing(["a", "-", "b", "c"], "a-b c"), [False, False, True, True])

    def test_articles_and_possessives_count_for_nobody(self):
        n = corpora.NameSet(self.file("the B-ORG\nUN I-ORG\n's O\n"))
        p, r, f, kinds, whole = n.score({(0, 1, 3, "organization")})
        self.assertEqual((p, r, f, kinds, whole), (100, 100, 100, [0, 100, 0], 0))

    def test_attachment(self):
        row = "1\ta\t_\tX\t_\t_\t0\troot:x\t_\t_\n2\tb\t_\tX\t_\t_\t1\tdep\t_\t_\n\n"
        self.assertEqual(corpora.attachment(self.file(row), self.file(row.replace("root:x", "root").replace("1\tdep", "0\tdep"))), (100, 50))


if __name__ == "__main__":
    unittest.main()
