package org.muwahhad.replay;

import java.util.HashMap;
import java.util.Map;
import org.muwahhad.framework.FrameworkEntry;
import org.muwahhad.framework.FrameworkEntry.TransferConsented;
import org.muwahhad.framework.FrameworkEntry.TransferDone;
import org.muwahhad.framework.FrameworkEntry.TransferLapsed;
import org.muwahhad.framework.FrameworkEntry.TransferProposed;
import org.muwahhad.framework.FrameworkEntry.TransferRefused;
import org.muwahhad.framework.FrameworkEntry.TransferWithdrawn;
import org.muwahhad.framework.TransferParty;

/** Transfers of balances as the entries of the agreements describe them. */
final class TransferReplay {
  private final ReplayedParts parts;
  private final Map<String, TransferProposed> transfers = new HashMap<>();

  TransferReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  /**
   * Plays one act.
   *
   * @param agreement its number with a slash
   * @param person who acted
   */
  void play(String agreement, FrameworkEntry entry, String person) {
    if (entry instanceof TransferProposed offer) {
      String name = agreement + offer.transferId();
      transfers.put(name, offer);
      parts.put(TenderPart.TRANSFER, name, in(offer, "OFFERED", ""));
      parts.put(TenderPart.GIVER, name, String.valueOf(offer.giver()));
      consent(name, TransferParty.GIVER, person);
    } else if (entry instanceof TransferConsented consent) {
      consent(agreement + consent.transferId(), consent.party(), person);
    } else if (entry instanceof TransferDone done) {
      String name = agreement + done.transferId();
      consent(name, done.party(), person);
      end(name, "DONE", "");
      move(agreement, name);
    } else if (entry instanceof TransferRefused refused) {
      end(agreement + refused.transferId(), "REFUSED", refused.reason());
    } else if (entry instanceof TransferWithdrawn withdrawn) {
      end(agreement + withdrawn.transferId(), "WITHDRAWN", withdrawn.reason());
    } else if (entry instanceof TransferLapsed lapsed) {
      end(agreement + lapsed.transferId(), "LAPSED", lapsed.reason());
    }
  }

  private void consent(String name, TransferParty party, String person) {
    parts.put(TenderPart.CONSENT, name + "/" + party, person);
  }

  private static String in(TransferProposed offer, String status, String endReason) {
    return String.join(
        " ",
        status,
        String.valueOf(offer.lotItem()),
        Numbers.plain(offer.quantity()),
        offer.receiver(),
        offer.reason(),
        "/",
        endReason);
  }

  private void end(String name, String status, String reason) {
    TransferProposed offer = transfers.get(name);
    if (offer != null) {
      parts.put(TenderPart.TRANSFER, name, in(offer, status, reason));
    }
  }

  private void move(String agreement, String name) {
    TransferProposed offer = transfers.get(name);
    if (offer != null) {
      String of = "/" + offer.lotItem();
      parts.add(TenderPart.TRANSFERRED, agreement + offer.taker() + of, offer.quantity());
      parts.add(TenderPart.TRANSFERRED, agreement + offer.giver() + of, offer.quantity().negate());
    }
  }
}
