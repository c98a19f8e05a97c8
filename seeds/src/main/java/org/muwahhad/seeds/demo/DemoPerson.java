package org.muwahhad.seeds.demo;

import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * An invented person. The title says openly that this is a demo.
 *
 * @param code stable key
 * @param login name to sign in with; null for people who only appear in histories
 * @param state ISO 3166-1 code of the state the person acts for; null for the central purchasing
 *     body and for suppliers
 * @param entity code of the procuring entity, for its officer only
 * @param supplier code of the supplier, for its bidder only
 * @param expertise what an evaluator examines; null for all others
 * @param chair whether the person chairs the committee of this role
 */
public record DemoPerson(
    String code,
    DemoRole role,
    Bilingual name,
    Bilingual title,
    String email,
    @Nullable String login,
    @Nullable String state,
    @Nullable String entity,
    @Nullable String supplier,
    @Nullable Expertise expertise,
    boolean chair) {

  /** The kinds of members an examination committee must have. */
  public enum Expertise {
    FINANCE,
    LEGAL,
    TECHNICAL
  }
}
