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
  private final PlayedParts parts;
  private final Map<String, Held> held = new HashMap<>();

  GuaranteeReplay(PlayedParts parts) {
    this.parts = parts;
  }

  private record Held(String reference, BigDecimal amount, String currency, LocalDate until) {
    Held until(LocalDate day) {
      return new Held(reference, amount, currency, day);
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
      String name = of.awardId() + "/" + (parts.count(Part.GUARANTEE, of.awardId() + "/") + 1);
      keep(
          Part.GUARANTEE,
          name,
          new Held(of.reference(), of.amount(), of.currency(), of.validUntil()));
      parts.put(Part.GUARANTEE_ISSUE, name, of.bank() + "\n" + of.document());
    } else if (entry instanceof GuaranteeExtended extended) {
      extend(last(extended.awardId()), extended);
    } else if (entry instanceof GuaranteeReleased released) {
      end(Part.GUARANTEE, last(released.awardId()), "RELEASED", "", released.reason());
    } else if (entry instanceof GuaranteeCalled called) {
      end(
          Part.GUARANTEE,
          last(called.awardId()),
          "CALLED",
          Numbers.plain(called.amount()),
          called.reason());
    } else if (entry instanceof SecurityRegistered of) {
      String name = String.valueOf(of.bidId());
      keep(
          Part.SECURITY,
          name,
          new Held(of.reference(), of.amount(), of.currency(), of.validUntil()));
      parts.put(Part.SECURITY_ISSUE, name, of.issuer() + "\n" + of.document());
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
      Held before = held.get(key(Part.SECURITY, bid));
      if (before != null) {
        keep(Part.SECURITY, bid, before);
      }
    }
  }

  private String last(long award) {
    return award + "/" + parts.count(Part.GUARANTEE, award + "/");
  }

  private static String key(Part part, String name) {
    return part + " " + name;
  }

  private void keep(Part part, String name, Held now) {
    held.put(key(part, name), now);
    parts.put(part, name, now.in("HELD", "", ""));
  }

  private void extend(String name, GuaranteeExtended extended) {
    Held before = held.get(key(Part.GUARANTEE, name));
    if (before != null) {
      String extension = name + "/" + (parts.count(Part.EXTENSION, name + "/") + 1);
      keep(Part.GUARANTEE, name, before.until(extended.validUntil()));
      parts.put(Part.EXTENSION, extension, before.until() + " " + extended.validUntil());
      parts.put(Part.EXTENSION_LETTER, extension, extended.document());
    }
  }

  private void security(long bid, String status, String reason) {
    end(Part.SECURITY, String.valueOf(bid), status, "", reason);
  }

  private void end(Part part, String name, String status, String called, String reason) {
    Held before = held.get(key(part, name));
    if (before != null) {
      parts.put(part, name, before.in(status, called, reason));
    }
  }
}
