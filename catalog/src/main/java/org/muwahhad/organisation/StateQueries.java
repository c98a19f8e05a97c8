package org.muwahhad.organisation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Member states, their VAT and holidays, and exchange rates as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface StateQueries extends GenericRepository<StateQueries.StateRow, String> {

  /**
   * A member state.
   *
   * @param currency ISO 4217 code
   * @param vatPercent standard rate in percent, 0 where none is levied
   * @param weekendFirst ISO number of the day, Monday is 1
   * @param zone IANA time zone
   * @param entities procuring entities that take part
   */
  @Introspected
  @MappedEntity("member_state")
  record StateRow(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual officialName,
      String currency,
      @JsonUnwrapped(prefix = "currency") @Relation(EMBEDDED) Bilingual currencyName,
      int decimals,
      BigDecimal vatPercent,
      int weekendFirst,
      int weekendSecond,
      String zone,
      int entities) {}

  /** A VAT rate; it holds from its day until the next of the state. */
  @Introspected
  @MappedEntity("vat_rate")
  record VatRate(
      @Id String stateCode,
      LocalDate validFrom,
      BigDecimal percent,
      @Relation(EMBEDDED) Bilingual source) {
    public BigDecimal ratio() {
      return percent.movePointLeft(2);
    }
  }

  /** An official holiday; without a source it is one of the fixed ones of the reference data. */
  @Introspected
  @MappedEntity("holiday")
  record Holiday(
      @Id String stateCode,
      LocalDate day,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable String source) {}

  /**
   * Units of a currency for one US dollar, from a day on.
   *
   * @param sourceAr the source in Arabic; null where it was written in one language
   */
  @Introspected
  @MappedEntity("exchange_rate")
  record RateRow(
      @Id long id,
      String currency,
      @Relation(EMBEDDED) Bilingual name,
      LocalDate validFrom,
      BigDecimal unitsPerUsd,
      String source,
      @Nullable String sourceAr) {
    public Bilingual sourceText() {
      return new Bilingual(sourceAr == null ? source : sourceAr, source);
    }
  }

  /** A currency that rates are entered for. */
  @Introspected
  @MappedEntity("currency")
  record CurrencyName(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  String SELECT =
      """
      SELECT m.code, m.name_ar, m.name_en, m.official_name_ar, m.official_name_en, m.currency,
             c.name_ar AS currency_name_ar, c.name_en AS currency_name_en, c.decimals, m.vat_percent,
             m.weekend_first, m.weekend_second, m.zone,
             (SELECT COUNT(*) FROM procuring_entity e
               WHERE e.state_code = m.code AND e.closed_at IS NULL) AS entities
        FROM member_state m JOIN currency c ON c.code = m.currency
      """;

  String RATES =
      """
      SELECT x.id, x.currency, c.name_ar, c.name_en, x.valid_from, x.units_per_usd, x.source,
             x.source_ar
        FROM exchange_rate x JOIN currency c ON c.code = x.currency
      """;

  @Query(SELECT + " ORDER BY m.code")
  List<StateRow> list();

  @Query(SELECT + " WHERE m.code = :code")
  Optional<StateRow> findRow(String code);

  @Query(
      """
      SELECT state_code, valid_from, percent, source_ar, source_en FROM vat_rate
       WHERE state_code = :state ORDER BY valid_from DESC""")
  List<VatRate> listVat(String state);

  @Query(
      """
      SELECT state_code, valid_from, percent, source_ar, source_en FROM vat_rate
       ORDER BY state_code, valid_from DESC""")
  List<VatRate> listVatOfAll();

  @Query(
      """
      SELECT state_code, day, name_ar, name_en, source FROM holiday
       WHERE state_code = :state AND day BETWEEN :first AND :last ORDER BY day""")
  List<Holiday> listHolidays(String state, LocalDate first, LocalDate last);

  /** The rates in force on a day. */
  @Query(
      RATES
          + """
             WHERE x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                                    WHERE y.currency = x.currency AND y.valid_from <= :day)
             ORDER BY x.currency""")
  List<RateRow> listRatesOn(LocalDate day);

  /** Which rates are of a currency, or of all when it is empty, and answer a text. */
  String CHOSEN_RATES =
      """
       WHERE IF(:currency = '', TRUE, x.currency = :currency)
         AND (:like = '' OR x.currency LIKE :like OR c.name_ar LIKE :like OR c.name_en LIKE :like
              OR x.source LIKE :like OR x.source_ar LIKE :like)
      """;

  /**
   * A page of the rates.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param sort currency or day, with {@code -} before it for the last first; otherwise the newest
   *     first
   */
  @Query(
      RATES
          + CHOSEN_RATES
          + """
             ORDER BY CASE :sort WHEN 'currency' THEN c.code END,
                      CASE :sort WHEN '-currency' THEN c.code END DESC,
                      CASE :sort WHEN 'day' THEN x.valid_from END,
                      x.valid_from DESC, c.code
             LIMIT :most OFFSET :offset""")
  List<RateRow> listRates(String currency, String like, String sort, int most, long offset);

  @Query(
      "SELECT COUNT(*) FROM exchange_rate x JOIN currency c ON c.code = x.currency " + CHOSEN_RATES)
  int countRates(String currency, String like);

  @Query("SELECT code, name_ar, name_en FROM currency WHERE code <> 'USD' ORDER BY code")
  List<CurrencyName> listCurrencies();

  /** Codes of the states of which no national coordinator can sign in. */
  @Query(
      """
      SELECT m.code FROM member_state m
       WHERE NOT EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id
                          WHERE g.state_code = m.code AND g.role = 'NATIONAL_COORDINATOR'
                            AND p.blocked_at IS NULL)""")
  List<String> listWithoutCoordinator();
}
