package org.muwahhad.organisation.factor;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.access.factor.SecondFactor.FactorDemand;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/** Which roles need a second factor, from which day. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FactorRules extends GenericRepository<FactorRules.FactorRule, Role> {

  /** A rule as stored. */
  @MappedEntity("factor_rule")
  record FactorRule(@Id Role role, LocalDate validFrom, FactorDemand demand) {}

  /**
   * A rule with who set it.
   *
   * @param holds whether it is the one that holds today
   * @param people who hold the role
   * @param without how many of them have no second factor
   * @param reason null for what came with the system, as {@code name}
   */
  @Introspected
  @MappedEntity("factor_rule")
  record DatedFactorRule(
      @Id Role role,
      LocalDate validFrom,
      FactorDemand demand,
      boolean holds,
      long people,
      long without,
      @Nullable String reason,
      @Relation(EMBEDDED) @Nullable Bilingual name) {}

  @Query("SELECT " + RiyadhDay.TODAY)
  LocalDate today();

  @Query(
      """
      SELECT r.role, r.valid_from, r.demand,
             (r.valid_from <= :today
              AND NOT EXISTS (SELECT 1 FROM factor_rule n
                               WHERE n.role = r.role AND n.valid_from > r.valid_from
                                 AND n.valid_from <= :today)) AS holds,
             (SELECT COUNT(*) FROM role_grant g WHERE g.role = r.role) AS people,
             (SELECT COUNT(*) FROM role_grant g
               WHERE g.role = r.role
                 AND NOT EXISTS (SELECT 1 FROM time_code c
                                  WHERE c.person_id = g.person_id AND c.confirmed_at IS NOT NULL)
                 AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = g.person_id))
               AS without,
             r.reason, p.name_ar, p.name_en
        FROM factor_rule r LEFT JOIN person p ON p.id = r.set_by
       ORDER BY r.role, r.valid_from DESC LIMIT 500\
      """)
  List<DatedFactorRule> list(LocalDate today);

  @Query("SELECT COUNT(*) FROM factor_rule WHERE role = :role AND valid_from = :validFrom")
  int countOn(Role role, LocalDate validFrom);

  @Query(
      """
      INSERT INTO factor_rule (role, valid_from, demand, reason, set_by)
      VALUES (:role, :validFrom, :demand, :reason, :setBy)\
      """)
  void add(Role role, LocalDate validFrom, FactorDemand demand, String reason, long setBy);
}
