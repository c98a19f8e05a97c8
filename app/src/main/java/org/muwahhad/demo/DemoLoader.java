package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.muwahhad.audit.RecordLoadedRows;
import org.muwahhad.opendata.PublishReleases;
import org.muwahhad.opendata.bundle.PublishBundles;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.RiyadhDay;

/**
 * Plays the demonstration into an empty system: the people and places are brought in, and all that
 * has a life is done by the same acts that people use, each at its own instant and in the order of
 * time, so that histories and audit chains are true. It is one thread and one transaction: a load
 * that fails leaves nothing behind.
 */
@Singleton
public class DemoLoader {
  /** The same seed gives the same demonstration, but for its dates. */
  public static final long SEED = 1981;

  private static final int DAYS_UNREAD = 14;
  private static final Duration BEFORE_ALL = Duration.ofDays(900);

  private final TransactionOperations<Connection> transactions;
  private final JdbcOperations jdbc;
  private final DatabaseClock clock;
  private final RecordLoadedRows recordLoadedRows;
  private final DemoPeople people;
  private final CommitteeStory committees;
  private final CatalogStory catalog;
  private final StandardisationStory standardisation;
  private final ItemSetStory itemSets;
  private final ProgramStory programs;
  private final ProposalStory proposals;
  private final PlanStory plans;
  private final DemandStory demand;
  private final JoinStory joins;
  private final TenderStory tenders;
  private final PublicationStory publications;
  private final OpeningStory openings;
  private final AwardStory awards;
  private final ComplaintStory complaints;
  private final GuaranteeStory guarantees;
  private final AccessionStory accessions;
  private final ContractStory contracts;
  private final AmendmentStory amendments;
  private final OrderStory orders;
  private final FulfilmentStory fulfilments;
  private final PerformanceStory performance;
  private final CaseStory cases;
  private final IncidentStory incidents;
  private final ReserveStory reserves;
  private final OrganisationStory organisation;
  private final SupplierStory suppliers;
  private final InitiativeStory initiatives;
  private final PublishReleases publishReleases;
  private final PublishBundles publishBundles;
  private final WitnessStory witnesses;

  DemoLoader(
      TransactionOperations<Connection> transactions,
      JdbcOperations jdbc,
      DatabaseClock clock,
      RecordLoadedRows recordLoadedRows,
      DemoPeople people,
      CommitteeStory committees,
      CatalogStory catalog,
      StandardisationStory standardisation,
      ItemSetStory itemSets,
      ProgramStory programs,
      ProposalStory proposals,
      PlanStory plans,
      DemandStory demand,
      JoinStory joins,
      TenderStory tenders,
      PublicationStory publications,
      OpeningStory openings,
      AwardStory awards,
      ComplaintStory complaints,
      GuaranteeStory guarantees,
      AccessionStory accessions,
      ContractStory contracts,
      AmendmentStory amendments,
      OrderStory orders,
      FulfilmentStory fulfilments,
      PerformanceStory performance,
      CaseStory cases,
      IncidentStory incidents,
      ReserveStory reserves,
      OrganisationStory organisation,
      SupplierStory suppliers,
      InitiativeStory initiatives,
      PublishReleases publishReleases,
      PublishBundles publishBundles,
      WitnessStory witnesses) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
    this.recordLoadedRows = recordLoadedRows;
    this.people = people;
    this.committees = committees;
    this.catalog = catalog;
    this.standardisation = standardisation;
    this.itemSets = itemSets;
    this.programs = programs;
    this.proposals = proposals;
    this.plans = plans;
    this.demand = demand;
    this.joins = joins;
    this.tenders = tenders;
    this.publications = publications;
    this.openings = openings;
    this.awards = awards;
    this.complaints = complaints;
    this.guarantees = guarantees;
    this.accessions = accessions;
    this.contracts = contracts;
    this.amendments = amendments;
    this.orders = orders;
    this.fulfilments = fulfilments;
    this.performance = performance;
    this.cases = cases;
    this.incidents = incidents;
    this.reserves = reserves;
    this.organisation = organisation;
    this.suppliers = suppliers;
    this.initiatives = initiatives;
    this.publishReleases = publishReleases;
    this.publishBundles = publishBundles;
    this.witnesses = witnesses;
  }

  /** Makes a plan for nothing while there is no database yet: its classes are loaded then. */
  public static void warmUp() {
    DemoPlan.generate(LocalDate.now(RiyadhDay.ZONE), SEED);
  }

  /** Whether nothing but reference data are in the database. */
  @Transactional
  public boolean isWanted() {
    return Batch.numbers(
            jdbc,
            """
            SELECT 'rows', (SELECT COUNT(*) FROM demo_clock) + (SELECT COUNT(*) FROM person)
                         + (SELECT COUNT(*) FROM demand_round)\
            """)
        .containsValue(0L);
  }

  /** Hears how far loading has come. */
  public interface Listener {
    /** How many of all acts were played; the day, in Riyadh, of the last one. */
    void played(int acts, int of, LocalDate day);
  }

  /** Loads the demonstration around the present day and returns how many acts were played. */
  public int run() {
    return run((acts, of, day) -> {});
  }

  /** As {@link #run()}, and tells each act. */
  public int run(Listener listener) {
    Instant now = clock.now();
    DemoPlan plan = DemoPlan.generate(RiyadhDay.of(now), SEED);
    return transactions.executeWrite(
        status -> {
          Instant before = now.minus(BEFORE_ALL);
          setClock(status.getConnection(), before);
          DemoCast cast = people.arrive(plan, before);
          recordLoadedRows.ofLoad(RecordLoadedRows.DEMO);
          Timetable timetable = new Timetable();
          committees.enter(plan, cast, timetable, before);
          catalog.enter(plan, cast, timetable);
          standardisation.enter(plan, cast, timetable, now);
          proposals.enter(cast, timetable, now);
          itemSets.enter(cast, timetable, now);
          programs.enter(cast, timetable, now);
          Map<String, Long> intentions = plans.enter(plan, cast, timetable, now);
          Map<String, Long> rounds = demand.enter(plan, cast, timetable, intentions);
          joins.enter(plan, cast, timetable, rounds, now);
          Map<String, Long> numbers = tenders.enter(plan, cast, timetable, rounds);
          publications.enter(plan, cast, timetable, numbers);
          openings.enter(plan, cast, timetable, numbers, now);
          Map<String, Long> strategy = initiatives.enter(cast, timetable, rounds, numbers, now);
          awards.enter(plan, cast, timetable, numbers, strategy, now);
          complaints.enter(plan, cast, timetable, numbers);
          guarantees.enter(plan, cast, timetable, numbers, now);
          accessions.enter(plan, cast, timetable, numbers, now);
          contracts.enter(plan, cast, timetable, numbers, now);
          amendments.enter(plan, cast, timetable, numbers, now);
          orders.enter(plan, cast, timetable, now);
          fulfilments.enter(plan, cast, timetable, now);
          performance.enter(plan, cast, timetable, now);
          cases.enter(plan, cast, timetable, numbers, now);
          incidents.enter(cast, timetable, now);
          reserves.enter(plan, cast, timetable, numbers);
          organisation.enter(cast, timetable, now);
          suppliers.enter(cast, timetable, now);
          witnesses.enter(cast, timetable, before);
          timetable.play(
              at -> {
                // What was done until then is released before the clock goes on.
                publishReleases.run();
                setClock(status.getConnection(), at);
              },
              (acts, at) -> listener.played(acts, timetable.size(), RiyadhDay.of(at)));
          publishReleases.run();
          openings.leave();
          setClock(status.getConnection(), now);
          publishReleases.run();
          publishBundles.run();
          settleMessages();
          people.letIn(plan);
          recordLoadedRows.ofLoad(RecordLoadedRows.DEMO);
          startClock();
          return timetable.size();
        });
  }

  private static void setClock(Connection connection, Instant at) {
    try {
      MovableTimeDataSource.setTo(connection, at);
    } catch (SQLException e) {
      throw new IllegalStateException("The clock could not be set to " + at, e);
    }
  }

  /** What was told long ago is read. */
  private void settleMessages() {
    Batch.write(
        jdbc,
        """
        UPDATE inbox_message i JOIN notice n ON n.id = i.notice_id
           SET i.read_at = DATE_ADD(n.created_at, INTERVAL 1 HOUR)
         WHERE n.created_at < DATE_SUB(UTC_TIMESTAMP(6), INTERVAL ? DAY)\
        """,
        List.of(DAYS_UNREAD),
        Batch::row);
  }

  private void startClock() {
    jdbc.prepareStatement(
        """
        INSERT INTO demo_clock (id, offset_seconds, loaded_at) VALUES (1, 0, UTC_TIMESTAMP(6))\
        """,
        PreparedStatement::executeUpdate);
  }
}
