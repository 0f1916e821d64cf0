package syntax

// Config is the size of the network.
type Config struct {
	Width    int `json:"width"`    // values in a word's representation, a multiple of 32
	Layers   int `json:"layers"`   // blocks of convolution and recurrence
	Arc      int `json:"arc"`      // values by which heads and dependents are matched, a multiple of 32
	Relation int `json:"relation"` // hidden values of the relation head, a multiple of 32
	Dims     int `json:"dims"`     // components of a word vector
}

// ModelFile is the name of the model in its folder.
const ModelFile = "en.model"
