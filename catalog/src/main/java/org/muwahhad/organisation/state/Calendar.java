package org.muwahhad.organisation.state;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Holidays of the states and exchange rates as stored: what is entered day by day. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Calendar extends GenericRepository<Calendar.Currency, String> {

  /** A currency rates are entered for. */
  @MappedEntity("currency")
  record Currency(@Id String code) {}

  @Query("SELECT COUNT(*) FROM member_state WHERE code = :code")
  int countStates(String code);

  @Query("SELECT COUNT(*) FROM holiday WHERE state_code = :state AND day = :day")
  int countHolidays(String state, LocalDate day);

  @Query(
      """
      INSERT INTO holiday (state_code, day, name_ar, name_en, source, entered_by, entered_at)
      VALUES (:state, :day, :nameAr, :nameEn, :source, :by, UTC_TIMESTAMP(6))""")
  void addHoliday(
      String state, LocalDate day, String nameAr, String nameEn, String source, long by);

  @Query("DELETE FROM holiday WHERE state_code = :state AND day = :day")
  int removeHoliday(String state, LocalDate day);

  @Query(
      """
      INSERT INTO holiday_removal (state_code, day, removed_by, removed_at)
      VALUES (:state, :day, :by, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE removed_by = VALUES(removed_by), removed_at = VALUES(removed_at)""")
  void rememberRemoval(String state, LocalDate day, long by);

  @Query("DELETE FROM holiday_removal WHERE state_code = :state AND day = :day")
  int forgetRemoval(String state, LocalDate day);

  @Query("SELECT COUNT(*) FROM currency WHERE code = :code AND code <> 'USD'")
  int countCurrencies(String code);

  @Query("SELECT COUNT(*) FROM exchange_rate WHERE currency = :currency AND valid_from = :day")
  int countRates(String currency, LocalDate day);

  @Query(
      """
      INSERT INTO exchange_rate (currency, valid_from, units_per_usd, source, entered_by, entered_at)
      VALUES (:currency, :day, :unitsPerUsd, :source, :by, UTC_TIMESTAMP(6))""")
  void enterRate(String currency, LocalDate day, BigDecimal unitsPerUsd, String source, long by);
}
