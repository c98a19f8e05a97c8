package org.muwahhad.framework.fulfilment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/**
 * What is kept of the units of an item in a despatch, as one text for its digest: a row for each
 * unit, in their order, with its serial number, the last day of its warranty and the digest of its
 * sealed licence key. So the entry of a despatch holds every unit fast, and tells no licence key.
 */
final class NamedUnits {
  private final StringBuilder rows = new StringBuilder();

  void add(
      String serialNumber, @Nullable LocalDate warrantyEndsOn, byte @Nullable [] sealedLicence) {
    rows.append(serialNumber)
        .append('|')
        .append(warrantyEndsOn == null ? "" : warrantyEndsOn.toString())
        .append('|')
        .append(sealedLicence == null ? "" : Sha256.of(sealedLicence))
        .append('\n');
  }

  /** The digest; that of nothing where no unit is named. */
  String sha256() {
    return Sha256.of(rows.toString());
  }
}
