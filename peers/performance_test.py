import unittest

import performance


class Places(unittest.TestCase):
    def test_every_place_says_why(self):
        first, then = performance.places()
        names = [n for n, _, _ in first + then]
        self.assertEqual(len(names), len(set(names)))
        for name, pattern, why in first + then:
            self.assertTrue(why.endswith("."), name)
        self.assertTrue(any(p.search("sitrep/syntax.avx2Multiply") for _, p, _ in then))

    def test_samples(self):
        m = performance.SAMPLE.match("      10ms   sitrep/actor.(*edges).to (inline)")
        self.assertEqual(("10", "ms", "sitrep/actor.(*edges).to"), m.groups())


if __name__ == "__main__":
    unittest.main()
