package org.muwahhad.tender.notice;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.ViewPublications;
import org.muwahhad.web.PublicAddress;

/**
 * Writes the notices of a tender in the EU's format, version 1.15 of its SDK: the contract notice
 * (subtype 16), the contract award notice (29) and the notice of a modified contract (38). The same
 * tender has the same notices whenever they are written, with the same identifiers.
 *
 * <p>Refused with {@code eforms.no-call} where nobody but those invited could take part, for which
 * the format has no contract notice, and {@code eforms.not-awarded} before the awards are in
 * effect.
 */
@Singleton
public class EformsNotices {
  private final EformsSettings settings;
  private final ViewPublications publications;
  private final NoticeQueries queries;
  private final TransactionOperations<Connection> transactions;
  private final PublicAddress address;

  EformsNotices(
      EformsSettings settings,
      ViewPublications publications,
      NoticeQueries queries,
      TransactionOperations<Connection> transactions,
      PublicAddress address) {
    this.settings = settings;
    this.publications = publications;
    this.queries = queries;
    this.transactions = transactions;
    this.address = address;
  }

  /** Whether this deployment publishes notices in the format. */
  public boolean isPublished() {
    return settings.isPublished();
  }

  /**
   * The contract notice of a tender.
   *
   * @param source network address of the person who asks
   * @throws Refusal.NotFound when there is none, or nothing is published in the format here
   */
  public void contractNotice(String source, String number, OutputStream to) throws IOException {
    ContractNotice.write(settings, call(source, number), address(number), to);
  }

  /**
   * The contract award notice of a tender.
   *
   * @param source network address of the person who asks
   * @throws Refusal.NotFound as the other
   */
  public void awardNotice(String source, String number, OutputStream to) throws IOException {
    PublicNotice notice = call(source, number);
    if (!notice.hasAgreements()) {
      throw new Refusal.RuleBroken("eforms.not-awarded");
    }
    long tenderId = notice.tender().id();
    AwardNotice.AwardedContracts awarded =
        transactions.executeRead(
            status ->
                new AwardNotice.AwardedContracts(
                    queries.listContracts(tenderId),
                    queries.listBids(tenderId),
                    queries.listComplaints(tenderId)));
    AwardNotice.write(settings, notice, awarded, address(number), to);
  }

  /**
   * The notice of an amendment in force of an agreement. Who asks may read the amendment.
   *
   * @param source network address of the person who asks
   * @throws Refusal.NotFound when it is not in force, or nothing is published in the format here
   */
  public byte[] modificationNotice(String source, long amendmentId) {
    requirePublished();
    NoticeQueries.ForcedAmendment amendment =
        queries.findAmendment(amendmentId).orElseThrow(() -> missing("amendment " + amendmentId));
    NoticeQueries.SettledContract contract =
        queries
            .findContract(amendment.agreementId())
            .orElseThrow(() -> missing("agreement " + amendment.agreementId()));
    String number = amendment.tenderNumber();
    PublicNotice notice = call(source, number);
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try {
      AwardNotice.write(settings, notice, contract, amendment, address(number), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to.toByteArray();
  }

  private PublicNotice call(String source, String number) {
    requirePublished();
    PublicNotice notice = publications.get(source, number);
    if (!notice.callsForCompetition()) {
      throw new Refusal.RuleBroken("eforms.no-call");
    }
    return notice;
  }

  private void requirePublished() {
    if (!settings.isPublished()) {
      throw missing("notices");
    }
  }

  private static Refusal.NotFound missing(String what) {
    return new Refusal.NotFound("eForms of " + what);
  }

  private String address(String number) {
    return address.of("/publications/" + number);
  }
}
