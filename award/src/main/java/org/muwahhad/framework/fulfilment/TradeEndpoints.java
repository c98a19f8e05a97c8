package org.muwahhad.framework.fulfilment;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Addresses of entities and suppliers in the Peppol network, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface TradeEndpoints extends GenericRepository<TradeEndpoints.TradeAddress, Long> {

  /**
   * An entity or a supplier.
   *
   * @param partyId its key
   * @param party ENTITY or SUPPLIER
   * @param code of the entity, or number of the supplier in the commercial register
   * @param state of the entity, or country of the supplier
   * @param endpoint scheme of the list EAS, a colon, and the address; null where none is known
   * @param taxNumber by which it accounts for VAT; null where none is known, or empty
   */
  @Introspected
  @MappedEntity("trade_endpoint")
  record TradeAddress(
      @Id long partyId,
      TradeSide party,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      String state,
      @Nullable String endpoint,
      @Nullable String taxNumber) {
    /** The number by which it accounts for VAT; null where it has none. */
    @Nullable String vatNumber() {
      return taxNumber == null || taxNumber.isEmpty() ? null : taxNumber;
    }
  }

  String PARTIES =
      """
        FROM (SELECT e.id AS party_id, 'ENTITY' AS party, e.code, e.name_ar, e.name_en,
                     e.state_code AS state, t.endpoint, t.tax_number
                FROM procuring_entity e
                LEFT JOIN trade_endpoint t ON t.party = 'ENTITY' AND t.party_id = e.id
               UNION ALL
              SELECT s.id, 'SUPPLIER', s.registration_number, s.name_ar, s.name_en, s.country,
                     t.endpoint, t.tax_number
                FROM supplier s
                LEFT JOIN trade_endpoint t ON t.party = 'SUPPLIER' AND t.party_id = s.id) AS p
       WHERE (:filter = '' OR p.party = :filter)
         AND (:like = '' OR p.code LIKE :like OR p.name_ar LIKE :like OR p.name_en LIKE :like
              OR p.endpoint LIKE :like)
      """;

  /**
   * A page of entities and suppliers.
   *
   * @param filter a {@link TradeSide}; empty for both
   * @param sort code, name or endpoint, with {@code -} before it for the last first
   */
  @Query(
      """
      SELECT p.party_id, p.party, p.code, p.name_ar, p.name_en, p.state, p.endpoint, p.tax_number
      """
          + PARTIES
          + """
       ORDER BY CASE :sort WHEN 'code' THEN p.code WHEN 'endpoint' THEN p.endpoint
                           WHEN 'name' THEN p.name_en END,
                CASE :sort WHEN '-code' THEN p.code WHEN '-endpoint' THEN p.endpoint
                           WHEN '-name' THEN p.name_en END DESC,
                p.name_en, p.party_id, p.code
       LIMIT :most OFFSET :offset""")
  List<TradeAddress> list(String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*)\n" + PARTIES)
  int count(String like, String filter);

  @Query(
      """
      SELECT e.id AS party_id, 'ENTITY' AS party, e.code, e.name_ar, e.name_en,
             e.state_code AS state, t.endpoint, t.tax_number
        FROM procuring_entity e
        LEFT JOIN trade_endpoint t ON t.party = 'ENTITY' AND t.party_id = e.id
       WHERE e.id = :id""")
  Optional<TradeAddress> findEntity(long id);

  @Query(
      """
      SELECT s.id AS party_id, 'SUPPLIER' AS party, s.registration_number AS code, s.name_ar,
             s.name_en, s.country AS state, t.endpoint, t.tax_number
        FROM supplier s
        LEFT JOIN trade_endpoint t ON t.party = 'SUPPLIER' AND t.party_id = s.id
       WHERE s.id = :id""")
  Optional<TradeAddress> findSupplier(long id);

  @Query(
      """
      UPDATE trade_endpoint SET endpoint = :endpoint, tax_number = :taxNumber, set_by = :personId,
             set_at = UTC_TIMESTAMP(6)
       WHERE party = :party AND party_id = :partyId""")
  int change(String party, long partyId, String endpoint, String taxNumber, long personId);

  @Query(
      """
      INSERT INTO trade_endpoint (party, party_id, endpoint, tax_number, set_by, set_at)
      VALUES (:party, :partyId, :endpoint, :taxNumber, :personId, UTC_TIMESTAMP(6))""")
  void add(String party, long partyId, String endpoint, String taxNumber, long personId);
}
