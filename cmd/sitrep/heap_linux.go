package main

import (
	"runtime"
	"syscall"
	"unsafe"
)

// widePages asks for pages of 2 MB for the first bytes of the heap, before anything is
// there: tables that are looked into at random are found faster. Nothing is touched, so
// that a small run takes no more memory. Where there are no such pages, or not so many
// addresses, the heap stays as it is.
func widePages(bytes int) {
	const page, spare = 2 << 20, 128 << 20
	probe, err := syscall.Mmap(-1, 0, bytes+spare, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil || syscall.Munmap(probe) != nil {
		return // the runtime would end the program
	}
	room := make([]byte, bytes)
	from := int(-uintptr(unsafe.Pointer(unsafe.SliceData(room))) % page)
	_ = syscall.Madvise(room[from:from+(bytes-from)/page*page], syscall.MADV_HUGEPAGE)
	runtime.KeepAlive(room)
}
