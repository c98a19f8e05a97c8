package org.muwahhad.shared;

/**
 * Nothing more is written: the disk of the data directory has less free space than is kept back.
 * Nothing was changed, and what is there can be read.
 */
public final class StorageFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageFull(long freeBytes, long leastBytes) {
    super("%d bytes are free, and %d are kept back".formatted(freeBytes, leastBytes));
  }
}
