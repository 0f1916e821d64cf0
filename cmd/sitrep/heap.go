package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
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

// spaceHeap sets the percentage of the garbage collector anew after each sweep, so that
// small heaps are swept seldom and large ones stay near the goal. GOGC overrules it.
func spaceHeap() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(-1)
	widePages(heapGoal * 3 / 2)
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(memoryGoal)
	watchHeap()
}

func watchHeap() {
	sentinel := new([16]byte)
	runtime.AddCleanup(sentinel, func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(heapPercent(live[0].Value.Uint64()))
		debug.SetMemoryLimit(max(memoryGoal, int64(live[0].Value.Uint64())+memoryRoom))
		watchHeap()
	}, struct{}{})
}

// heapPercent is how much a heap of live bytes may grow.
func heapPercent(live uint64) int {
	const least, most = 10, 400
	if live == 0 || live >= heapGoal {
		return least
	}
	return int(max(least, min(most, (heapGoal-live)*100/live)))
}
