package org.muwahhad.framework.fulfilment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Sha256;

/**
 * What is kept of the units of an item in a despatch, for its digest: of each unit, in their order,
 * its serial number, the last day of its warranty and the digest of its sealed licence key. So the
 * entry of a despatch holds every unit fast, and tells no licence key.
 */
final class NamedUnits {
  private final Digest.Builder digest = new Digest.Builder();

  void add(
      String serialNumber, @Nullable LocalDate warrantyEndsOn, byte @Nullable [] sealedLicence) {
    digest.add(serialNumber);
    digest.add(warrantyEndsOn == null ? "" : warrantyEndsOn.toString());
    digest.add(sealedLicence == null ? "" : Sha256.of(sealedLicence));
  }

  /** The digest; that of nothing where no unit is named. */
  String sha256() {
    return digest.sha256();
  }
}
