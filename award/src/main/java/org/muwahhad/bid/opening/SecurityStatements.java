package org.muwahhad.bid.opening;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.shared.Money;

/** The bid securities as the opened bids state them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SecurityStatements
    extends GenericRepository<SecurityStatements.SecurityStatement, Long> {

  /**
   * A security as its bidder states it.
   *
   * @param validUntil last day, in Riyadh
   */
  @Introspected
  @MappedEntity("stated_security")
  record SecurityStatement(
      @Id long bidId,
      long tenderId,
      SecurityForm form,
      String issuer,
      String reference,
      BigDecimal amount,
      String currency,
      LocalDate validUntil) {
    public Money value() {
      return new Money(amount, currency);
    }
  }

  String SELECT =
      """
      SELECT bid_id, tender_id, form, issuer, reference, amount, currency, valid_until
        FROM stated_security
      """;

  @Query(SELECT + " WHERE bid_id = :bidId")
  Optional<SecurityStatement> find(long bidId);

  @Query(SELECT + " WHERE tender_id = :tenderId ORDER BY bid_id")
  List<SecurityStatement> list(long tenderId);

  /** Writes it down as it is read; where the tender asks for none any more, nothing. */
  @Query(
      """
      INSERT INTO stated_security (bid_id, tender_id, form, issuer, reference, amount, currency,
                                   valid_until)
      SELECT o.bid_id, o.tender_id, :form, :issuer, :reference, :amount, :currency, :validUntil
        FROM opened_bid o
       WHERE o.bid_id = :bidId AND o.tender_id = :tenderId
         AND EXISTS (SELECT 1 FROM tender_rule r
                      WHERE r.tender_id = o.tender_id AND r.value > 0
                        AND r.code IN ('bid-security.percent', 'bid-security.amount'))""")
  void add(
      long bidId,
      long tenderId,
      SecurityForm form,
      String issuer,
      String reference,
      BigDecimal amount,
      String currency,
      LocalDate validUntil);
}
