package org.muwahhad.catalog.proposal;

import org.muwahhad.web.Tone;

/** Life of a proposal. It is decided once, or taken back by the person who made it. */
public enum ProposalStatus {
  /** Waits for a catalog manager. */
  PROPOSED,
  /** Published, as proposed or edited. */
  ACCEPTED,
  /** An item of the catalog already serves the need. */
  MERGED,
  DECLINED,
  /** Taken back by the proposer. */
  WITHDRAWN;

  /** What its colour says. */
  public Tone tone() {
    return switch (this) {
      case PROPOSED -> Tone.INFO;
      case ACCEPTED, MERGED -> Tone.GOOD;
      case DECLINED -> Tone.BAD;
      case WITHDRAWN -> Tone.NEUTRAL;
    };
  }

  /** What can happen to a proposal; all of it needs one that waits. */
  public enum ProposalEvent {
    ACCEPT(ProposalStatus.ACCEPTED),
    MERGE(ProposalStatus.MERGED),
    DECLINE(ProposalStatus.DECLINED),
    WITHDRAW(ProposalStatus.WITHDRAWN);

    private final ProposalStatus to;

    ProposalEvent(ProposalStatus to) {
      this.to = to;
    }

    public boolean isAllowedFrom(ProposalStatus status) {
      return status == PROPOSED;
    }

    public ProposalStatus to() {
      return to;
    }
  }
}
