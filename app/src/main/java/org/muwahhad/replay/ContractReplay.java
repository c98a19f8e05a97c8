package org.muwahhad.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.framework.contract.ContractEntry;
import org.muwahhad.framework.contract.ContractEntry.AgreementSigned;
import org.muwahhad.framework.contract.ContractEntry.AgreementSuspended;
import org.muwahhad.framework.contract.ContractEntry.AgreementTerminated;
import org.muwahhad.framework.contract.ContractEntry.NoticeAnswered;
import org.muwahhad.framework.contract.ContractEntry.NoticeDropped;
import org.muwahhad.framework.contract.ContractEntry.NoticeGiven;
import org.muwahhad.framework.contract.ContractEntry.SuspensionLifted;
import org.muwahhad.framework.contract.ContractEntry.TerminationDeclined;
import org.muwahhad.framework.contract.ContractEntry.TerminationProposed;
import org.muwahhad.framework.contract.ContractEntry.TerminationWithdrawn;
import org.muwahhad.framework.contract.ContractSide;
import org.muwahhad.framework.contract.TerminationGround;
import org.muwahhad.framework.contract.TerminationStatus;

/** The life of agreements as their entries describe it: signatures, suspensions, terminations. */
final class ContractReplay {
  private final ReplayedParts parts;
  private final Map<String, String> suspensions = new HashMap<>();
  private final Map<String, Termination> terminations = new HashMap<>();

  ContractReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  /**
   * Plays one act.
   *
   * @param person who acted
   */
  void play(ContractEntry entry, String person) {
    String agreement = entry.agreementId() + "/";
    if (entry instanceof AgreementSigned signed) {
      parts.put(
          TenderPart.CONTRACT_SIGNATURE,
          agreement + signed.side(),
          person + " " + signed.document() + " " + signed.sha256());
    } else if (entry instanceof AgreementSuspended suspended) {
      suspend(agreement + suspended.suspensionId(), suspended, person);
    } else if (entry instanceof SuspensionLifted lifted) {
      String name = agreement + lifted.suspensionId();
      parts.put(
          TenderPart.SUSPENSION,
          name,
          suspensions.getOrDefault(name, "") + "|" + person + "|" + lifted.reason());
    } else if (entry instanceof NoticeGiven given) {
      propose(
          agreement + given.terminationId(),
          new Termination(
              TerminationGround.CAUSE,
              ContractSide.CENTRAL,
              given.reason(),
              given.endsOn().toString(),
              given.until().toString(),
              person));
    } else if (entry instanceof TerminationProposed proposed) {
      propose(
          agreement + proposed.terminationId(),
          new Termination(
              TerminationGround.AGREED,
              proposed.side(),
              proposed.reason(),
              proposed.endsOn().toString(),
              "",
              person));
    } else if (entry instanceof NoticeAnswered answered) {
      Termination termination = terminations.get(agreement + answered.terminationId());
      if (termination != null) {
        termination.answer = answered.answer();
        termination.answeredBy = person;
        put(agreement + answered.terminationId(), termination);
      }
    } else {
      end(agreement, entry, person);
    }
  }

  private void end(String agreement, ContractEntry entry, String person) {
    if (entry instanceof AgreementTerminated ended) {
      decide(
          agreement + ended.terminationId(), TerminationStatus.TERMINATED, person, ended.reason());
      parts.put(
          TenderPart.AGREEMENT_END,
          String.valueOf(ended.agreementId()),
          ended.endsOn() + " " + ended.ground() + " " + ended.terminationId());
    } else if (entry instanceof NoticeDropped dropped) {
      decide(
          agreement + dropped.terminationId(), TerminationStatus.DROPPED, person, dropped.reason());
    } else if (entry instanceof TerminationDeclined declined) {
      decide(
          agreement + declined.terminationId(),
          TerminationStatus.DECLINED,
          person,
          declined.reason());
    } else if (entry instanceof TerminationWithdrawn withdrawn) {
      decide(
          agreement + withdrawn.terminationId(),
          TerminationStatus.WITHDRAWN,
          person,
          withdrawn.reason());
    }
  }

  private void suspend(String name, AgreementSuspended suspended, String person) {
    LocalDate until = suspended.until();
    String text =
        String.join(
            "|",
            suspended.from().toString(),
            until == null ? "" : until.toString(),
            suspended.reason(),
            person);
    suspensions.put(name, text);
    parts.put(TenderPart.SUSPENSION, name, text + "||");
  }

  private void propose(String name, Termination termination) {
    terminations.put(name, termination);
    put(name, termination);
  }

  private void decide(String name, TerminationStatus status, String person, String reason) {
    Termination termination = terminations.get(name);
    if (termination != null) {
      termination.status = status;
      termination.decidedBy = person;
      termination.decisionReason = reason;
      put(name, termination);
    }
  }

  private void put(String name, Termination termination) {
    parts.put(TenderPart.TERMINATION, name, termination.text());
  }

  /** A termination, and what has come of it so far. */
  private static final class Termination {
    private final TerminationGround ground;
    private final ContractSide side;
    private final String reason;
    private final String endsOn;
    private final String noticeUntil;
    private final String proposedBy;
    private TerminationStatus status = TerminationStatus.OPEN;
    private String answer = "";
    private String answeredBy = "";
    private String decidedBy = "";
    private String decisionReason = "";

    Termination(
        TerminationGround ground,
        ContractSide side,
        String reason,
        String endsOn,
        String noticeUntil,
        String proposedBy) {
      this.ground = ground;
      this.side = side;
      this.reason = reason;
      this.endsOn = endsOn;
      this.noticeUntil = noticeUntil;
      this.proposedBy = proposedBy;
    }

    String text() {
      return String.join(
          "|",
          status.name(),
          ground.name(),
          side.name(),
          reason,
          endsOn,
          noticeUntil,
          proposedBy,
          answer,
          answeredBy,
          decidedBy,
          decisionReason);
    }
  }
}
