package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.publication.CurrentRelease;
import org.muwahhad.tender.publication.OcdsReleases;
import org.muwahhad.tender.publication.ViewPublications;

/** Tells all that is public of a tender as one release, drawn at the moment. */
@Singleton
class PublicReleaseNow implements CurrentRelease {
  private final OpenTenderQueries tenders;
  private final TenderState states;
  private final ViewPublications publications;
  private final PackageHead head;
  private final DatabaseClock clock;

  PublicReleaseNow(
      OpenTenderQueries tenders,
      TenderState states,
      ViewPublications publications,
      PackageHead head,
      DatabaseClock clock) {
    this.tenders = tenders;
    this.states = states;
    this.publications = publications;
    this.head = head;
    this.clock = clock;
  }

  @Override
  @Transactional
  public String of(String number) {
    OpenTenderQueries.OpenTender tender =
        tenders
            .findByNumber(number)
            .orElseThrow(() -> new Refusal.NotFound("release of " + number));
    ProcessState state = states.of(tender);
    Instant now = clock.now();
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("ocid", state.ocid());
    release.put("id", state.ocid() + "-at-" + now.toEpochMilli());
    release.put("date", now.toString());
    release.put("tag", tags(number, state));
    release.put("initiationType", "tender");
    release.put("language", Language.AR.tag());
    release.putAll(state.release());
    return head.releases("/api/v1/publications/" + number + "/release", now)
        + ReleaseJson.write(release)
        + "]}";
  }

  private List<String> tags(String number, ProcessState state) {
    List<String> tags = new ArrayList<>(OcdsReleases.tags(publications.ofEverybody(number)));
    if (state.release().containsKey("contracts")) {
      tags.add("contract");
    }
    return tags;
  }
}
