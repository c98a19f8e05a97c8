package org.muwahhad.declaration;

import java.util.List;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of declarations of eligibility. */
public sealed interface DeclarationEntry extends Entry {

  /**
   * An answer.
   *
   * @param question its code
   * @param answer YES or NO
   * @param explanation may be empty
   */
  record SignedAnswer(String question, String answer, String explanation) {}

  /**
   * A supplier signed a version of its declaration.
   *
   * @param number of the version
   * @param sha256 digest of the answers
   */
  @Act(name = "declaration.signed", by = Role.BIDDER, chain = "supplier:{supplierId}")
  record DeclarationSigned(long supplierId, List<SignedAnswer> answers, int number, String sha256)
      implements DeclarationEntry {}

  /**
   * A supplier confirmed the version in force for its bid.
   *
   * @param number of the version
   * @param sha256 digest of its answers
   */
  @Act(name = "declaration.confirmed", by = Role.BIDDER, chain = "bid:{bidId}")
  record DeclarationConfirmed(long bidId, int number, String sha256) implements DeclarationEntry {}
}
