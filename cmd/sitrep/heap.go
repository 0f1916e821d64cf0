package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// heapGoal is the size up to which the heap may grow before it is swept. A collector that
// only knows a percentage either sweeps a small heap all the time or lets a large one grow
// without measure.
const heapGoal = 256 << 20

// memoryGoal is the size of all that the runtime holds beyond which it gives back what is
// free and sweeps sooner; of live data more than that leaves room for, so much less.
const (
	memoryGoal = 304 << 20
	memoryRoom = 56 << 20
)

// heapAside is what is held outside of the heap, which has to do with so much less.
var heapAside atomic.Int64

// storeRoom is what the connections of a file database hold: the pages of one that writes
// and two that read.
const storeRoom = 48 << 20

// spaceHeap sets the percentage of the garbage collector anew after each sweep, so that
// small heaps are swept seldom and large ones stay near the goal. GOGC overrules it.
func spaceHeap() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(-1)
	widePages(heapGoal * 3 / 2)
	runtime.GC() // it frees what is not needed of them, while there is nothing else
	debug.SetGCPercent(startPercent)
	debug.SetMemoryLimit(memoryGoal)
	watchHeap()
}

// startPercent is of the 4 MB that the runtime takes for the least heap. What is read at the
// start stays, and to sweep it while it is read frees nothing: the heap is to be larger than
// that, and is as soon as anything is coded.
const startPercent = 4000

func watchHeap() {
	sentinel := new([16]byte)
	runtime.AddCleanup(sentinel, func(struct{}) {
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(sample)
		live, aside := int64(sample[0].Value.Uint64()), heapAside.Load()
		debug.SetGCPercent(heapPercent(live, heapGoal-aside))
		debug.SetMemoryLimit(max(memoryGoal-aside, live+memoryRoom))
		watchHeap()
	}, struct{}{})
}

// heapPercent is how much a heap of live bytes may grow to reach the goal.
func heapPercent(live, goal int64) int {
	const least, most = 10, 400
	if live == 0 || live >= goal {
		return least
	}
	return int(max(least, min(most, (goal-live)*100/live)))
}
