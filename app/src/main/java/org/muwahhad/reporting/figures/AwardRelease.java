package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.publication.OcdsReleases;
import org.muwahhad.tender.publication.ReleaseArchive;
import org.muwahhad.tender.publication.ViewPublications;
import org.muwahhad.web.PublicAddress;

/**
 * The OCDS release inside an award report: what is public of the tender, with the awards that the
 * report tells of, also while they are pending.
 */
@Singleton
class AwardRelease {
  private final ViewPublications publications;
  private final OcdsReleases releases;
  private final CanonicalJson json;
  private final ReleaseArchive kept;
  private final DatabaseClock clock;
  private final PublicAddress address;

  AwardRelease(
      ViewPublications publications,
      OcdsReleases releases,
      CanonicalJson json,
      ReleaseArchive kept,
      DatabaseClock clock,
      PublicAddress address) {
    this.publications = publications;
    this.releases = releases;
    this.json = json;
    this.kept = kept;
    this.clock = clock;
    this.address = address;
  }

  Attachment of(TenderQueries.Tender tender) {
    return of(tender.number(), tender.ocid());
  }

  /** Where the release of a digest is fetched, as it is kept. */
  String address(TenderQueries.Tender tender, String sha256) {
    return address.of("/api/v1/publications/" + tender.number() + "/release?sha256=" + sha256);
  }

  /** Keeps the release as it is now, for the person who reads a report that names it. */
  void keep(TenderQueries.Tender tender) {
    byte[] content = of(tender).content();
    kept.keep(
        Sha256.of(content), tender.id(), new String(content, StandardCharsets.UTF_8), clock.now());
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
