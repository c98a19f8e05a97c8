package org.muwahhad.seeds.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.SeedFile;
import org.muwahhad.seeds.SeedRow;
import org.muwahhad.seeds.reference.ReferenceData;

/** Entities with their sites, the people of the demo, and the suppliers. */
record PeoplePlan(
    List<DemoEntity> entities, List<DemoPerson> people, List<DemoSupplier> suppliers) {

  /** The entity whose officer can sign in, for each state. */
  static final List<String> ENTITIES_WITH_LOGIN =
      List.of("AE-MOHAP", "BH-IGA", "KW-MOH", "OM-MTCIT", "QA-MOPH", "SA-DGA");

  static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");

  static PeoplePlan generate(ReferenceData reference, long seed) {
    return new Maker(reference, seed).make();
  }

  /** The login, and so the code, of a state's national coordinator. */
  static String coordinator(String state) {
    return "coordinator." + state.toLowerCase(Locale.ROOT);
  }

  /** The login, and so the code, of a state's member of the award committee. */
  static String member(String state) {
    return "member." + state.toLowerCase(Locale.ROOT);
  }

  /** The login, and so the code, of a state's member of the technical committee. */
  static String technicalMember(String state) {
    return "technical." + state.toLowerCase(Locale.ROOT);
  }

  /** The login, and so the code, of a state's member of the ministerial committee. */
  static String minister(String state) {
    return "minister." + state.toLowerCase(Locale.ROOT);
  }

  private static final Map<DemoPerson.Expertise, Bilingual> EXPERTISE =
      Map.of(
          DemoPerson.Expertise.FINANCE, new Bilingual("الشؤون المالية", "finance"),
          DemoPerson.Expertise.LEGAL, new Bilingual("الشؤون القانونية", "legal affairs"),
          DemoPerson.Expertise.TECHNICAL, new Bilingual("الشؤون الفنية", "technical affairs"));

  private static final class Maker {

    private final ReferenceData reference;
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

    Maker(ReferenceData reference, long seed) {
      this.reference = reference;
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
      List<DemoSupplier> suppliers = SeedFile.barSeparated("demo/suppliers.csv", this::supplier);
      STATES.forEach(this::addTechnicalMember);
      addReviewBody();
      STATES.forEach(this::addMinister);
      return new PeoplePlan(entities, List.copyOf(people), suppliers);
    }

    private void addCentralPeople() {
      add(new Post("catalog", DemoRole.CATALOG_MANAGER));
      add(new Post("buyer", DemoRole.CENTRAL_BUYER));
      add(new Post("buyer.2", DemoRole.CENTRAL_BUYER));
      add(new Post("auditor", DemoRole.AUDITOR));
      add(new Post("admin", DemoRole.ADMINISTRATOR));
      add(new Post("opening.1", DemoRole.OPENING_MEMBER).of("SA").chairing());
      add(new Post("opening.2", DemoRole.OPENING_MEMBER).of("KW"));
      add(new Post("opening.3", DemoRole.OPENING_MEMBER).of("OM"));
      Post evaluator = new Post("evaluator.1", DemoRole.EVALUATOR);
      add(evaluator.of("BH").knowing(DemoPerson.Expertise.FINANCE).chairing());
      add(evaluator.named("evaluator.2").of("AE").knowing(DemoPerson.Expertise.LEGAL));
      add(evaluator.named("evaluator.3").of("QA").knowing(DemoPerson.Expertise.TECHNICAL));
    }

    private void addStatePeople(String state) {
      add(new Post(coordinator(state), DemoRole.NATIONAL_COORDINATOR).of(state));
      Post member = new Post(member(state), DemoRole.COMMITTEE_MEMBER).of(state);
      add(state.equals("SA") ? member.chairing() : member);
    }

    private void addReviewBody() {
      add(new Post("review.1", DemoRole.REVIEW_MEMBER));
      add(new Post("review.2", DemoRole.REVIEW_MEMBER).of("KW"));
      add(new Post("review.3", DemoRole.REVIEW_MEMBER).of("OM"));
      add(new Post("review.4", DemoRole.REVIEW_MEMBER).of("AE"));
      // After all others, so that everybody before keeps name and number.
      add(new Post("admin.2", DemoRole.ADMINISTRATOR));
    }

    private void addMinister(String state) {
      Post minister = new Post(minister(state), DemoRole.COMMITTEE_MEMBER).of(state);
      add(state.equals("SA") ? minister.chairing() : minister);
    }

    private void addTechnicalMember(String state) {
      Post member =
          new Post(technicalMember(state), DemoRole.COMMITTEE_MEMBER)
              .of(state)
              .knowing(DemoPerson.Expertise.TECHNICAL);
      add(state.equals("SA") ? member.chairing() : member);
    }

    private DemoEntity entity(String code, String state, Bilingual name, int size) {
      boolean signsIn = ENTITIES_WITH_LOGIN.contains(code);
      String officer = "officer." + (signsIn ? state : code).toLowerCase(Locale.ROOT);
      Post post = new Post(officer, DemoRole.PROCUREMENT_OFFICER).of(state).at(code, name);
      add(signsIn ? post : post.withoutLogin());
      return new DemoEntity(code, state, name, size, sites(code, state, size), officer);
    }

    private DemoSupplier supplier(SeedRow row) {
      String bidder = "bidder." + (row.line() - 1);
      String code = row.text("code");
      Bilingual name = row.bilingual("name");
      add(new Post(bidder, DemoRole.BIDDER).bidding(code, name));
      return new DemoSupplier(
          code,
          name,
          row.text("country"),
          row.text("currency"),
          row.text("registration"),
          row.flag("gcc_origin"),
          bidder);
    }

    private void add(Post post) {
      people.add(
          new DemoPerson(
              post.code(),
              post.role(),
              newName(),
              title(post),
              post.code() + "@demo.muwahhad.example",
              post.signsIn() ? post.code() : null,
              post.state(),
              post.entity(),
              post.supplier(),
              post.expertise(),
              post.chair()));
    }

    private Bilingual title(Post post) {
      Bilingual title = titles.get(post.role());
      if (title == null) {
        throw new IllegalStateException("No title for " + post.role());
      }
      if (post.organisation() != null) {
        title = joined(title, post.organisation());
      }
      if (post.role() == DemoRole.COMMITTEE_MEMBER && post.expertise() != null) {
        title = new Bilingual("عضو اللجنة الفنية", "Member of the technical committee");
      } else if (post.code().startsWith("minister.")) {
        title = new Bilingual("عضو اللجنة الوزارية", "Member of the ministerial committee");
      } else if (post.expertise() != null) {
        title = joined(title, Objects.requireNonNull(EXPERTISE.get(post.expertise())));
      }
      if (post.state() != null) {
        title = joined(title, reference.memberState(post.state()).name());
      }
      if (post.role() == DemoRole.BIDDER) {
        return title; // the supplier's name says already that it is of the demo
      }
      return new Bilingual(title.ar() + " (شخصية تجريبية)", title.en() + " (demo person)");
    }

    private static Bilingual joined(Bilingual first, Bilingual second) {
      return new Bilingual(first.ar() + "، " + second.ar(), first.en() + ", " + second.en());
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
