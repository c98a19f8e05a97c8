package org.muwahhad.organisation.identity;

import org.muwahhad.web.Tone;

/** The tones in which pages show the states of providers, their parts and proposals. */
public final class IdentityTones {
  private IdentityTones() {}

  public static Tone of(IdentityQueries.ProviderStanding standing) {
    return switch (standing) {
      case ON -> Tone.GOOD;
      case OFF -> Tone.BAD;
      case PROPOSED -> Tone.WARNING;
    };
  }

  public static Tone of(IdentityQueries.TrustStanding standing) {
    return switch (standing) {
      case ACTIVE -> Tone.GOOD;
      case PROPOSED, LEFT -> Tone.WARNING;
      case OLD -> Tone.BAD;
      case ENDED -> Tone.NEUTRAL;
    };
  }

  public static Tone of(IdentityProposalStatus status) {
    return switch (status) {
      case PROPOSED -> Tone.WARNING;
      case CONFIRMED -> Tone.GOOD;
      case REJECTED -> Tone.BAD;
      case EXPIRED -> Tone.NEUTRAL;
    };
  }
}
