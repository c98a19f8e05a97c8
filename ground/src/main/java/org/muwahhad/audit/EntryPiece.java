package org.muwahhad.audit;

/**
 * Entries that are verified together: those with numbers of a range, of whatever chains.
 *
 * @param first number
 * @param last number, included
 */
record EntryPiece(long first, long last) {

  /** The piece that an entry is in, where every piece has room for the same number. */
  static EntryPiece of(long entry, int size) {
    long place = Math.floorMod(entry, size);
    long first = entry < Long.MIN_VALUE + place ? Long.MIN_VALUE : entry - place;
    return new EntryPiece(first, first > Long.MAX_VALUE - size ? Long.MAX_VALUE : first + size - 1);
  }

  /** The last entry of the last piece that ends no later than an entry. */
  static long endBefore(long entry, int size) {
    EntryPiece piece = of(entry, size);
    if (piece.last() == entry || piece.first() == Long.MIN_VALUE) {
      return entry;
    }
    return piece.first() - 1;
  }
}
