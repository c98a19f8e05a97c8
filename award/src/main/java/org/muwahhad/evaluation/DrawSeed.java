package org.muwahhad.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.shared.Digest;

/**
 * The seed of the drawing of lots among equal bids. Each bid holds 32 random bytes of its bidder's
 * own. They are sealed with it, its receipt binds them, and the opening tells them. The seed is the
 * {@link Digest} of the tender's OCID, the number of the lot and these values in their order.
 *
 * <p>Nobody can predict it while bids can be changed, unless all bidders tell each other what they
 * sealed, and nobody can choose it: whose value comes last does not know the others. The values are
 * of all bids that the opening admitted, not of those that the examination leaves: otherwise
 * excluding a bid would draw again.
 */
public final class DrawSeed {
  private DrawSeed() {}

  /**
   * The seed of a lot.
   *
   * @param values of all bids opened in the tender, in hexadecimal, in any order
   */
  public static String of(String ocid, int lotNumber, List<String> values) {
    List<String> parts = new ArrayList<>(List.of(ocid, String.valueOf(lotNumber)));
    values.stream().sorted().forEach(parts::add);
    return Digest.of(parts);
  }
}
