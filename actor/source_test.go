package actor_test

import "testing"

// TestWhoTellsOfItDidNotDoIt: whoever only speaks of a deed is not who the next words tell to have
// done it.
func TestWhoTellsOfItDidNotDoIt(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"Two men were shot in Dorim on Friday, Capt. Anton Berg said. Ivo Ruiz came out of the store, Berg said. He opened fire.", "He", "Ivo Ruiz"},
		{"Two men were shot in Dorim on Friday, said spokesman Anton Berg. Ivo Ruiz came out of the store, Berg said. He then robbed a clerk.", "He", "Ivo Ruiz"},
		{"Ivo Ruiz was angry with the clerks. The sheriff said he shot all three.", "he", "Ivo Ruiz"},
		{"The mayor, Anton Berg, said the town was in shock. He shot two men.", "He", ""},
		{"A clerk ran from the store, said Sgt. Anton Berg of the Dorim police. He told detectives what he saw.", "He", ""},
		{"A man came into the store and tried to help the clerk, Ruiz said. The clerk was hurt.", "The clerk", ""},
		// Who does more than speak, or tells of his own deed, may be meant.
		{"Officer Anton Berg stopped the car. He shot the driver.", "He", "Anton Berg"},
		{"Officer Anton Berg said he shot the driver.", "he", "Anton Berg"},
	})
}

// TestNamesakeOfTheVictim: of two of one family name who is charged is not whom it befell.
func TestNamesakeOfTheVictim(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"Willem Berg, 18, was sought for the fatal shooting of Ivo Berg. Berg is charged with murder.", "Berg", "Willem Berg"},
		{"Willem Berg is the son of Ivo Berg, who was stabbed on Friday. Police charged Berg with murder.", "Berg", "Willem Berg"},
		{"Ivo Berg was at home. Police arrested Willem Berg. Berg was shot in the leg.", "Berg", "Ivo Berg"},
		{"Willem Berg met Ivo Berg. Berg was arrested.", "Berg", "Ivo Berg"},
		{"Willem Berg had been ill. Police found the bodies of Ivo Berg and his daughter Ana Berg. Berg was arrested nearby.", "Berg", "Willem Berg"},
		{"Willem Berg was arrested on Monday. Ivo Berg, a student, was mourned. Berg was charged with murder.", "Berg", "Willem Berg"},
		{"Willem Berg was arrested on Monday. Ivo Berg was arrested on Friday. Berg was charged with murder.", "Berg", "Ivo Berg"},
	})
}

// TestNamedLikeACapital: who bears a capital's name is no government.
func TestNamedLikeACapital(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"Clarence Washington shot his wife on Sunday.", "Clarence", "Clarence Washington"},
		{"Police say Clarence Washington shot his wife on Sunday. Washington then shot two clerks.", "Washington", "Clarence Washington"},
		{"Jack London stabbed a clerk. London was arrested.", "London", "Jack London"},
		{"Washington rejected the plan on Monday.", "Washington", "US government"},
	})
}
