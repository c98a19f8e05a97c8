package org.muwahhad.reporting.pack;

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
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.shared.Bilingual;

/** Who signs a pack: the members of the committee that reads it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PackQueries extends GenericRepository<PackQueries.Member, Long> {

  /** A member of a committee, for a state. */
  @Introspected
  @MappedEntity("committee_member")
  record Member(
      @Id long id,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title) {
    PackCover.Signatory signs() {
      return new PackCover.Signatory(Wording.of(state), Wording.of(name), Wording.of(title));
    }
  }

  String MEMBERS =
      """
      SELECT m.id, s.official_name_ar AS state_ar, s.official_name_en AS state_en, p.name_ar,
             p.name_en, p.title_ar, p.title_en
        FROM committee_member m
        JOIN person p ON p.id = m.person_id
        JOIN member_state s ON s.code = m.state_code
      """;

  String ORDER = " ORDER BY m.is_chair DESC, m.state_code, m.id";

  @Query(
      MEMBERS
          + """
       WHERE m.committee_id = (SELECT g.committee_id FROM meeting g WHERE g.id = :meetingId)
      """
          + ORDER)
  List<Member> listOfMeeting(long meetingId);

  /** Of the committee that decided last, or is to decide; none before there is a question. */
  @Query(
      MEMBERS
          + """
       WHERE m.committee_id = (SELECT d.committee_id FROM decision d
                                WHERE d.tender_id = :tenderId ORDER BY d.id DESC LIMIT 1)
      """
          + ORDER)
  List<Member> listOfTender(long tenderId);
}
