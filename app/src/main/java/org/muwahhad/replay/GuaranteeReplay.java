package org.muwahhad.replay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.guarantee.GuaranteeEntry;
import org.muwahhad.guarantee.GuaranteeEntry.ForfeitureDropped;
import org.muwahhad.guarantee.GuaranteeEntry.ForfeitureProposed;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeCalled;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeExtended;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeRegistered;
import org.muwahhad.guarantee.GuaranteeEntry.GuaranteeReleased;
import org.muwahhad.guarantee.GuaranteeEntry.SecurityForfeited;
import org.muwahhad.guarantee.GuaranteeEntry.SecurityRegistered;
import org.muwahhad.guarantee.GuaranteeEntry.SecurityReturned;

/**
 * Performance guarantees and bid securities. Guarantees of an award, and extensions of one of them,
 * are numbered in their order.
 */
final class GuaranteeReplay {
  private final ReplayedParts parts;
  private final Map<String, ReplayedGuarantee> held = new HashMap<>();

  GuaranteeReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  private record ReplayedGuarantee(
      String reference, BigDecimal amount, String currency, LocalDate until) {
    ReplayedGuarantee until(LocalDate day) {
      return new ReplayedGuarantee(reference, amount, currency, day);
    }

    String in(String status, String called, String reason) {
      return String.join(
          " ",
          status,
          Numbers.plain(amount),
          currency,
          until.toString(),
          reference,
          called,
          "/",
          reason);
    }
  }

  void play(GuaranteeEntry entry) {
    if (entry instanceof GuaranteeRegistered of) {
      String name =
          of.awardId() + "/" + (parts.count(TenderPart.GUARANTEE, of.awardId() + "/") + 1);
      keep(
          TenderPart.GUARANTEE,
          name,
          new ReplayedGuarantee(of.reference(), of.amount(), of.currency(), of.validUntil()));
      parts.put(TenderPart.GUARANTEE_ISSUE, name, of.bank() + "\n" + of.document());
    } else if (entry instanceof GuaranteeExtended extended) {
      extend(last(extended.awardId()), extended);
    } else if (entry instanceof GuaranteeReleased released) {
      end(TenderPart.GUARANTEE, last(released.awardId()), "RELEASED", "", released.reason());
    } else if (entry instanceof GuaranteeCalled called) {
      end(
          TenderPart.GUARANTEE,
          last(called.awardId()),
          "CALLED",
          Numbers.plain(called.amount()),
          called.reason());
    } else if (entry instanceof SecurityRegistered of) {
      String name = String.valueOf(of.bidId());
      keep(
          TenderPart.SECURITY,
          name,
          new ReplayedGuarantee(of.reference(), of.amount(), of.currency(), of.validUntil()));
      parts.put(TenderPart.SECURITY_ISSUE, name, of.issuer() + "\n" + of.document());
    } else {
      end(entry);
    }
  }

  private void end(GuaranteeEntry entry) {
    if (entry instanceof SecurityReturned returned) {
      security(returned.bidId(), "RETURNED", returned.reason());
    } else if (entry instanceof ForfeitureProposed proposed) {
      security(proposed.bidId(), "HELD", proposed.reason());
    } else if (entry instanceof SecurityForfeited forfeited) {
      security(forfeited.bidId(), "FORFEITED", forfeited.reason());
    } else if (entry instanceof ForfeitureDropped dropped) {
      String bid = String.valueOf(dropped.bidId());
      ReplayedGuarantee before = held.get(key(TenderPart.SECURITY, bid));
      if (before != null) {
        keep(TenderPart.SECURITY, bid, before);
      }
    }
  }

  private String last(long award) {
    return award + "/" + parts.count(TenderPart.GUARANTEE, award + "/");
  }

  private static String key(TenderPart part, String name) {
    return part + " " + name;
  }

  private void keep(TenderPart part, String name, ReplayedGuarantee now) {
    held.put(key(part, name), now);
    parts.put(part, name, now.in("HELD", "", ""));
  }

  private void extend(String name, GuaranteeExtended extended) {
    ReplayedGuarantee before = held.get(key(TenderPart.GUARANTEE, name));
    if (before != null) {
      String extension = name + "/" + (parts.count(TenderPart.EXTENSION, name + "/") + 1);
      keep(TenderPart.GUARANTEE, name, before.until(extended.validUntil()));
      parts.put(TenderPart.EXTENSION, extension, before.until() + " " + extended.validUntil());
      parts.put(TenderPart.EXTENSION_LETTER, extension, extended.document());
    }
  }

  private void security(long bid, String status, String reason) {
    end(TenderPart.SECURITY, String.valueOf(bid), status, "", reason);
  }

  private void end(TenderPart part, String name, String status, String called, String reason) {
    ReplayedGuarantee before = held.get(key(part, name));
    if (before != null) {
      parts.put(part, name, before.in(status, called, reason));
    }
  }
}
