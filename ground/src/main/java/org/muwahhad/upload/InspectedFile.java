package org.muwahhad.upload;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file that may be kept: it is what it says it is, within the limits, and the scanner found
 * nothing in it, or has not judged yet.
 *
 * @param name normalised
 * @param sha256 of its bytes
 */
public record InspectedFile(
    String name, FileType type, byte[] bytes, String sha256, ScanStatus scan) {
  InspectedFile scannedAs(ScanStatus status) {
    return new InspectedFile(name, type, bytes, sha256, status);
  }

  public int byteCount() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InspectedFile that
        && name.equals(that.name)
        && type == that.type
        && scan == that.scan
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, scan, sha256);
  }

  @Override
  public String toString() {
    return name + " (" + type + ", " + bytes.length + " bytes, " + scan + ")";
  }
}
