package org.muwahhad.committee;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Who sits in which committee, for what later packages put before committees. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SeatQueries extends GenericRepository<SeatQueries.CommitteeSeat, Long> {

  /** The seat of a person in a committee, with how the committee decides. */
  @Introspected
  @MappedEntity("committee_member")
  record CommitteeSeat(
      @Id long id,
      long committeeId,
      CommitteeCode committee,
      String stateCode,
      @MappedProperty("is_chair") boolean chair,
      int quorum,
      VotingRule votingRule) {}

  @Query(
      """
      SELECT m.id, m.committee_id, c.code AS committee, m.state_code, m.is_chair, c.quorum,
             c.voting_rule
        FROM committee_member m JOIN committee c ON c.id = m.committee_id
       WHERE m.person_id = :personId ORDER BY c.id""")
  List<CommitteeSeat> list(long personId);

  /** The seat in a committee that a person holds for their own state. */
  default Optional<CommitteeSeat> find(Actor actor, CommitteeCode committee) {
    return actor
        .find(Role.COMMITTEE_MEMBER)
        .flatMap(
            grant ->
                list(actor.personId()).stream()
                    .filter(s -> s.committee() == committee && s.stateCode().equals(grant.state()))
                    .findFirst());
  }

  /** Whether a person chairs a committee. */
  default boolean isChair(Actor actor, CommitteeCode committee) {
    return find(actor, committee).filter(CommitteeSeat::chair).isPresent();
  }
}
