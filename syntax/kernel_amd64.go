package syntax

import "golang.org/x/sys/cpu"

func vectorKernels() (list []kernel) {
	x := &cpu.X86
	if x.HasAVX512F && x.HasAVX512BW && x.HasAVX512VL && x.HasAVX512DQ && x.HasAVX512VNNI {
		list = append(list, avx512())
	}
	if x.HasAVX2 {
		list = append(list, avx2())
	}
	return list
}
