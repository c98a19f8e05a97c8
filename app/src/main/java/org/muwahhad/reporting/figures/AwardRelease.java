package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.tender.publication.OcdsReleases;
import org.muwahhad.tender.publication.SeePublications;

/**
 * The OCDS release inside an award report: what is public of the tender, with the awards that the
 * report tells of, also while they are pending.
 */
@Singleton
class AwardRelease {
  private final SeePublications publications;
  private final OcdsReleases releases;
  private final CanonicalJson json;

  AwardRelease(SeePublications publications, OcdsReleases releases, CanonicalJson json) {
    this.publications = publications;
    this.releases = releases;
    this.json = json;
  }

  Attachment of(TenderViews.Tender tender) {
    return of(tender.number(), tender.ocid());
  }

  Attachment of(String number, String ocid) {
    String written = json.write(releases.of(publications.asRecommended(number)));
    return new Attachment(
        "ocds-release.json",
        "application/json",
        "OCDS 1.1 " + ocid,
        written.getBytes(StandardCharsets.UTF_8));
  }
}
