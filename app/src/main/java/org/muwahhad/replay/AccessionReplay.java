package org.muwahhad.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.framework.FrameworkEntry;
import org.muwahhad.framework.FrameworkEntry.AccessionAccepted;
import org.muwahhad.framework.FrameworkEntry.AccessionApproved;
import org.muwahhad.framework.FrameworkEntry.AccessionDeclined;
import org.muwahhad.framework.FrameworkEntry.AccessionItem;
import org.muwahhad.framework.FrameworkEntry.AccessionLapsed;
import org.muwahhad.framework.FrameworkEntry.AccessionRefused;
import org.muwahhad.framework.FrameworkEntry.AccessionRequested;
import org.muwahhad.framework.FrameworkEntry.AccessionWithdrawn;

/** Accessions to agreements as the entries of the agreements describe them. */
final class AccessionReplay {
  private final ReplayedParts parts;
  private final Map<String, Accession> accessions = new HashMap<>();

  AccessionReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  /**
   * Plays one act.
   *
   * @param agreement its number with a slash
   * @param person who acted
   */
  void play(String agreement, FrameworkEntry entry, String person) {
    if (entry instanceof AccessionRequested request) {
      String name = agreement + request.accessionId();
      Accession accession = new Accession(request, person);
      accessions.put(name, accession);
      accession.put(name, "REQUESTED");
      List<String> items = new ArrayList<>();
      request.lines().stream()
          .sorted(Comparator.comparingLong(AccessionItem::lotItem))
          .forEach(i -> items.add(i.lotItem() + "=" + Numbers.plain(i.quantity())));
      parts.put(TenderPart.ACCESSION_ITEMS, name, String.join(" ", items));
    } else if (entry instanceof AccessionAccepted accepted) {
      String name = agreement + accepted.accessionId();
      Accession accession = accessions.get(name);
      if (accession != null) {
        accession.suppliesFrom = accepted.suppliesFrom().toString();
        accession.acceptedBy = person;
        accession.put(name, "ACCEPTED");
      }
    } else if (entry instanceof AccessionApproved approved) {
      String name = agreement + approved.accessionId();
      endAccession(name, "JOINED", person, "");
      Accession accession = accessions.get(name);
      if (accession != null) {
        AccessionRequested request = accession.request;
        String balance = agreement + request.entity() + "/";
        request
            .lines()
            .forEach(i -> parts.add(TenderPart.JOINED, balance + i.lotItem(), i.quantity()));
      }
    } else if (entry instanceof AccessionDeclined declined) {
      endAccession(agreement + declined.accessionId(), "DECLINED", person, declined.reason());
    } else if (entry instanceof AccessionRefused refused) {
      endAccession(agreement + refused.accessionId(), "REFUSED", person, refused.reason());
    } else if (entry instanceof AccessionWithdrawn withdrawn) {
      endAccession(agreement + withdrawn.accessionId(), "WITHDRAWN", person, withdrawn.reason());
    } else if (entry instanceof AccessionLapsed lapsed) {
      endAccession(agreement + lapsed.accessionId(), "LAPSED", person, lapsed.reason());
    }
  }

  private void endAccession(String name, String status, String person, String reason) {
    Accession accession = accessions.get(name);
    if (accession != null) {
      accession.endedBy = person;
      accession.endReason = reason;
      accession.put(name, status);
    }
  }

  /** A request to join, and what has come of it so far. */
  private final class Accession {
    private final AccessionRequested request;
    private final String requestedBy;
    private String suppliesFrom = "";
    private String acceptedBy = "";
    private String endedBy = "";
    private String endReason = "";

    Accession(AccessionRequested request, String requestedBy) {
      this.request = request;
      this.requestedBy = requestedBy;
    }

    void put(String name, String status) {
      parts.put(
          TenderPart.ACCESSION,
          name,
          String.join(
              "|",
              status,
              String.valueOf(request.entity()),
              requestedBy,
              request.reason(),
              suppliesFrom,
              acceptedBy,
              endedBy,
              endReason));
    }
  }
}
