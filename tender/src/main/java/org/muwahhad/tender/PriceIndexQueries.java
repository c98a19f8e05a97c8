package org.muwahhad.tender;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

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
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** The index that the dossier of a tender lets prices of its agreements follow. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PriceIndexQueries extends GenericRepository<PriceIndexQueries.DossierIndex, Long> {

  /**
   * An index as a dossier names it. How far and how often prices follow it stands in the rules.
   *
   * @param source who publishes it, and where
   * @param baseOn day or first day of the month of the base value
   * @param baseValue from which its moves count
   */
  @Introspected
  @MappedEntity("tender_price_index")
  record DossierIndex(
      @Id long tenderId,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source,
      LocalDate baseOn,
      BigDecimal baseValue) {}

  /** The index of a tender; empty where its prices follow none. */
  @Query(
      """
      SELECT tender_id, name_ar, name_en, source_ar, source_en, base_on, base_value
        FROM tender_price_index WHERE tender_id = :tenderId""")
  Optional<DossierIndex> find(long tenderId);
}
