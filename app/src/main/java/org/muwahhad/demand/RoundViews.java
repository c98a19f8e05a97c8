package org.muwahhad.demand;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Rounds as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RoundViews extends GenericRepository<RoundViews.RoundRow, Long> {

  /** A round with how far its submissions have come. Instants are UTC. */
  @Serdeable
  @Introspected
  @MappedEntity("demand_round")
  record RoundRow(
      @Id long id,
      String code,
      String nameAr,
      String nameEn,
      Instant opensAt,
      Instant closesAt,
      Instant endorsementUntil,
      RoundStatus status,
      int submissions,
      int endorsed) {
    public Bilingual name() {
      return new Bilingual(nameAr, nameEn);
    }
  }

  String SELECT =
      """
      SELECT r.id, r.code, r.name_ar, r.name_en, r.opens_at, r.closes_at, r.endorsement_until,
             r.status,
             (SELECT COUNT(*) FROM submission s WHERE s.round_id = r.id) AS submissions,
             (SELECT COUNT(*) FROM submission s
               WHERE s.round_id = r.id AND s.status = 'ENDORSED') AS endorsed
        FROM demand_round r
      """;

  @Query(SELECT + " ORDER BY r.closes_at DESC")
  List<RoundRow> listAll();

  @Query(SELECT + " WHERE r.id = :id")
  Optional<RoundRow> findRow(long id);
}
