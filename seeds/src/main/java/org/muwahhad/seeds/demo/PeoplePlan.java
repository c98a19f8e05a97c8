package org.muwahhad.seeds.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.SeedFile;

/** Entities with their sites, the people of the demo, and the suppliers. */
record PeoplePlan(
    List<DemoEntity> entities, List<DemoPerson> people, List<DemoSupplier> suppliers) {

  /** The entity whose officer can sign in, for each state. */
  static final List<String> ENTITIES_WITH_LOGIN =
      List.of("AE-MOHAP", "BH-IGA", "KW-MOH", "OM-MTCIT", "QA-MOPH", "SA-DGA");

  static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");

  static PeoplePlan generate(long seed) {
    return new Maker(seed).make();
  }

  /** The login, and so the code, of a state's national coordinator. */
  static String coordinator(String state) {
    return "coordinator." + state.toLowerCase(Locale.ROOT);
  }

  /** The login, and so the code, of a state's member of the award committee. */
  static String member(String state) {
    return "member." + state.toLowerCase(Locale.ROOT);
  }

  private static final class Maker {

    private final Draws draws;
    private final List<Bilingual> given = names("demo/given_names.csv");
    private final List<Bilingual> family = names("demo/family_names.csv");
    private final Map<DemoRole, Bilingual> titles =
        SeedFile.barSeparated(
                "demo/titles.csv",
                row -> Map.entry(DemoRole.valueOf(row.text("role")), row.bilingual("title")))
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    private final Map<String, List<City>> cities =
        SeedFile.barSeparated(
                "demo/cities.csv", row -> new City(row.text("state"), row.bilingual("name")))
            .stream()
            .collect(groupingBy(City::state));
    private final List<DemoPerson> people = new ArrayList<>();
    private final Set<Bilingual> taken = new HashSet<>();

    Maker(long seed) {
      this.draws = new Draws(seed, "people");
    }

    PeoplePlan make() {
      addCentralPeople();
      STATES.forEach(this::addStatePeople);
      List<DemoEntity> entities =
          SeedFile.barSeparated(
              "demo/entities.csv",
              row ->
                  entity(
                      row.text("code"),
                      row.text("state"),
                      row.bilingual("name"),
                      row.number("size")));
      List<DemoSupplier> suppliers =
          SeedFile.barSeparated(
              "demo/suppliers.csv",
              row ->
                  supplier(
                      new DemoSupplier(
                          row.text("code"),
                          row.bilingual("name"),
                          row.text("country"),
                          row.text("currency"),
                          row.text("registration"),
                          row.flag("gcc_origin"),
                          "bidder." + (row.line() - 1))));
      return new PeoplePlan(entities, List.copyOf(people), suppliers);
    }

    private void addCentralPeople() {
      add("catalog", DemoRole.CATALOG_MANAGER);
      add("buyer", DemoRole.CENTRAL_BUYER);
      add("auditor", DemoRole.AUDITOR);
      add("admin", DemoRole.ADMINISTRATOR);
      List.of("SA", "KW", "OM")
          .forEach(state -> addMember("opening", DemoRole.OPENING_MEMBER, state, null));
      addMember("evaluator", DemoRole.EVALUATOR, "BH", DemoPerson.Expertise.FINANCE);
      addMember("evaluator", DemoRole.EVALUATOR, "AE", DemoPerson.Expertise.LEGAL);
      addMember("evaluator", DemoRole.EVALUATOR, "QA", DemoPerson.Expertise.TECHNICAL);
    }

    private void addMember(
        String stem, DemoRole role, String state, DemoPerson.@Nullable Expertise expertise) {
      long number = 1 + people.stream().filter(person -> person.role() == role).count();
      String login = stem + "." + number;
      people.add(person(login, role, login, state, null, null, expertise, number == 1));
    }

    private void addStatePeople(String state) {
      String coordinator = coordinator(state);
      String member = member(state);
      people.add(
          person(
              coordinator,
              DemoRole.NATIONAL_COORDINATOR,
              coordinator,
              state,
              null,
              null,
              null,
              false));
      people.add(
          person(
              member,
              DemoRole.COMMITTEE_MEMBER,
              member,
              state,
              null,
              null,
              null,
              state.equals("SA")));
    }

    private void add(String login, DemoRole role) {
      people.add(person(login, role, login, null, null, null, null, false));
    }

    private DemoEntity entity(String code, String state, Bilingual name, int size) {
      boolean signsIn = ENTITIES_WITH_LOGIN.contains(code);
      String officer = "officer." + (signsIn ? state : code).toLowerCase(Locale.ROOT);
      String login = signsIn ? officer : null;
      people.add(
          person(officer, DemoRole.PROCUREMENT_OFFICER, login, state, code, null, null, false));
      return new DemoEntity(code, state, name, size, sites(code, state, size), officer);
    }

    private List<DemoEntity.Site> sites(String entity, String state, int size) {
      List<City> ofState = cities.getOrDefault(state, List.of());
      Bilingual capital = ofState.get(0).name;
      List<DemoEntity.Site> sites = new ArrayList<>();
      sites.add(site(entity, 1, "المقر الرئيسي", "Head office", capital));
      if (size > 1) {
        Bilingual city = draws.pick(ofState).name;
        sites.add(site(entity, 2, "مركز البيانات", "Data centre", city));
      }
      if (size > 2) {
        Bilingual city = draws.pick(ofState.subList(1, ofState.size())).name;
        sites.add(site(entity, 3, "المستودع المركزي", "Central warehouse", city));
      }
      return List.copyOf(sites);
    }

    private static DemoEntity.Site site(
        String entity, int number, String ar, String en, Bilingual city) {
      Bilingual name = new Bilingual(ar + "، " + city.ar(), en + ", " + city.en());
      return new DemoEntity.Site(entity + "-S" + number, name, city);
    }

    private DemoSupplier supplier(DemoSupplier supplier) {
      people.add(
          person(
              supplier.bidder(),
              DemoRole.BIDDER,
              supplier.bidder(),
              null,
              null,
              supplier.code(),
              null,
              false));
      return supplier;
    }

    private DemoPerson person(
        String code,
        DemoRole role,
        @Nullable String login,
        @Nullable String state,
        @Nullable String entity,
        @Nullable String supplier,
        DemoPerson.@Nullable Expertise expertise,
        boolean chair) {
      Bilingual title = titles.get(role);
      if (title == null) {
        throw new IllegalStateException("No title for " + role);
      }
      String email = code + "@demo.muwahhad.example";
      return new DemoPerson(
          code, role, newName(), title, email, login, state, entity, supplier, expertise, chair);
    }

    private Bilingual newName() {
      while (true) {
        Bilingual first = draws.pick(given);
        Bilingual last = draws.pick(family);
        Bilingual name = new Bilingual(first.ar() + " " + last.ar(), first.en() + " " + last.en());
        if (taken.add(name)) {
          return name;
        }
      }
    }

    private static List<Bilingual> names(String path) {
      return SeedFile.barSeparated(path, row -> row.bilingual("name"));
    }
  }

  private record City(String state, Bilingual name) {}
}
