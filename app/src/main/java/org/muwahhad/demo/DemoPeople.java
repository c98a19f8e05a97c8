package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.access.Passwords;
import org.muwahhad.seeds.demo.DemoEntity;
import org.muwahhad.seeds.demo.DemoPerson;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoSupplier;

/** Brings the entities, suppliers and invented people of the demonstration into the database. */
@Singleton
class DemoPeople {
  private final JdbcOperations jdbc;
  private final Actors actors;
  private final Passwords passwords;

  DemoPeople(JdbcOperations jdbc, Actors actors, Passwords passwords) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.passwords = passwords;
  }

  /**
   * Brings all of them in, and returns them as those who act.
   *
   * @param since when they were registered, UTC
   */
  @Transactional(Transactional.TxType.MANDATORY)
  DemoCast arrive(DemoPlan plan, Instant since) {
    LocalDateTime registered = LocalDateTime.ofInstant(since, ZoneOffset.UTC);
    writeEntities(plan.entities());
    writeSuppliers(plan.suppliers(), registered);
    Map<String, Long> entities =
        Batch.numbers(jdbc, "SELECT code, id FROM procuring_entity ORDER BY id");
    Map<String, Long> suppliers = suppliers(plan.suppliers());
    writeSites(plan.entities(), entities);
    writePeople(plan.people(), registered);
    Map<String, Long> people = Batch.numbers(jdbc, "SELECT login, id FROM person WHERE is_demo");
    writeGrants(plan.people(), new PersonNumbers(people, entities, suppliers));
    return new DemoCast(actors(plan.people(), people), entities, suppliers);
  }

  private record PersonNumbers(
      Map<String, Long> people, Map<String, Long> entities, Map<String, Long> suppliers) {}

  private void writeEntities(List<DemoEntity> entities) {
    Batch.write(
        jdbc,
        "INSERT INTO procuring_entity (code, state_code, name_ar, name_en) VALUES (?, ?, ?, ?)",
        entities,
        e -> Batch.row(e.code(), e.state(), e.name().ar(), e.name().en()));
  }

  private record DemoSeat(long entityId, DemoEntity.Site site) {}

  private void writeSites(List<DemoEntity> entities, Map<String, Long> numbers) {
    List<DemoSeat> places =
        entities.stream()
            .flatMap(e -> e.sites().stream().map(s -> new DemoSeat(number(numbers, e.code()), s)))
            .toList();
    Batch.write(
        jdbc,
        """
        INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en)
        VALUES (?, ?, ?, ?, ?, ?)""",
        places,
        p ->
            Batch.row(
                p.entityId(),
                p.site().code(),
                p.site().name().ar(),
                p.site().name().en(),
                p.site().city().ar(),
                p.site().city().en()));
  }

  private void writeSuppliers(List<DemoSupplier> suppliers, LocalDateTime registered) {
    Batch.write(
        jdbc,
        """
        INSERT INTO supplier (registration_number, name_ar, name_en, country, status, registered_at)
        VALUES (?, ?, ?, ?, 'REGISTERED', ?)""",
        suppliers,
        s ->
            Batch.row(
                s.registrationNumber(), s.name().ar(), s.name().en(), s.country(), registered));
  }

  private Map<String, Long> suppliers(List<DemoSupplier> suppliers) {
    Map<String, Long> numbers =
        Batch.numbers(jdbc, "SELECT registration_number, id FROM supplier ORDER BY id");
    return suppliers.stream()
        .collect(
            Collectors.toMap(DemoSupplier::code, s -> number(numbers, s.registrationNumber())));
  }

  /** They get their password by {@link #letIn}; anyone who has no login never gets one. */
  private void writePeople(List<DemoPerson> people, LocalDateTime registered) {
    Batch.write(
        jdbc,
        """
        INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email, is_demo, created_at)
        VALUES (?, ?, ?, ?, ?, ?, TRUE, ?)""",
        people,
        p ->
            Batch.row(
                p.code(),
                p.name().ar(),
                p.name().en(),
                p.title().ar(),
                p.title().en(),
                p.email(),
                registered));
  }

  private void writeGrants(List<DemoPerson> people, PersonNumbers numbers) {
    Batch.write(
        jdbc,
        """
        INSERT INTO role_grant (person_id, role, state_code, entity_id, supplier_id, origin)
        VALUES (?, ?, ?, ?, ?, 'OPERATOR')""",
        people,
        p ->
            Batch.row(
                number(numbers.people(), p.code()),
                p.role().name(),
                p.state(),
                find(numbers.entities(), p.entity()),
                find(numbers.suppliers(), p.supplier())));
  }

  private static @Nullable Long find(Map<String, Long> numbers, @Nullable String code) {
    return code == null ? null : number(numbers, code);
  }

  private static long number(Map<String, Long> numbers, String code) {
    return Optional.ofNullable(numbers.get(code))
        .orElseThrow(() -> new IllegalStateException("No row of " + code));
  }

  private Map<String, Actor> actors(List<DemoPerson> people, Map<String, Long> numbers) {
    return people.stream()
        .map(DemoPerson::code)
        .collect(Collectors.toMap(Function.identity(), c -> actors.get(number(numbers, c))));
  }

  /** Gives people their password. It is printed for everybody to read: one hash serves them all. */
  @Transactional(Transactional.TxType.MANDATORY)
  void letIn(DemoPlan plan) {
    String hash = passwords.hash(DemoPersonQueries.PASSWORD);
    Batch.write(
        jdbc,
        "UPDATE person SET password_hash = ?, one_time_until = NULL WHERE login = ?",
        Stream.concat(
                plan.people().stream().map(DemoPerson::login).filter(Objects::nonNull),
                Stream.of(OrderStory.SECOND_OFFICER))
            .toList(),
        login -> Batch.row(hash, login));
    // Anyone who came in by an act, such as an applicant, is invented as well.
    jdbc.prepareStatement(
        "UPDATE person SET is_demo = TRUE WHERE NOT is_demo", PreparedStatement::executeUpdate);
  }
}
