package org.muwahhad.web;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Language;

/** Every component once, on pages like those of the product, rendered in both languages. */
final class Gallery {
  private static final Instant NOW = Instant.parse("2026-11-24T11:05:00Z");
  private final TemplateEngine pages =
      TemplateEngine.create(bothFolders(), Path.of("target/gallery-classes"), ContentType.Html);
  private final TemplateEngine precompiled = TemplateEngine.createPrecompiled(ContentType.Html);

  /** The pages by address, such as {@code /ar/form}. */
  Map<String, String> render() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      String at = "/" + language.tag() + "/";
      Page page = page(language);
      all.put(at + "home", own("home", Map.of("page", home(page))));
      all.put(
          at + "form",
          own(
              "form",
              Map.of(
                  "page", page.titledAs(say(page, "بند طلب", "Demand line")), "form", form(page))));
      all.put(at + "record", own("record", Map.of("page", record(page))));
      all.put(
          at + "confirmation",
          own(
              "confirmation",
              Map.of("page", page.titledAs(say(page, "إلغاء المناقصة؟", "Cancel the tender?")))));
      all.put(at + "sign-in", signIn(language));
      for (int status : List.of(404, 422)) {
        all.put(at + "problem-" + status, problem(page, status));
      }
    }
    return all;
  }

  private static Page page(Language language) {
    Page visitor =
        Page.of(language, "/tenders/12?tab=lots", "token-of-the-form", NOW, Brand.ofSettings());
    return visitor.signedIn(
        say(visitor, "نورة بنت سالم البلوشية", "Noura Al Balushi"),
        say(visitor, "المنسقة الوطنية – سلطنة عُمان", "National coordinator – Sultanate of Oman"),
        ZoneId.of("Asia/Muscat"),
        List.of(
            new NavigationItem(say(visitor, "الرئيسية", "Home"), "/"),
            new NavigationItem(say(visitor, "الدليل الموحّد", "Catalog"), "/catalog"),
            new NavigationItem(say(visitor, "دورات الطلب", "Demand rounds"), "/rounds"),
            new NavigationItem(say(visitor, "المناقصات", "Tenders"), "/tenders"),
            new NavigationItem(
                say(visitor, "الاتفاقيات الإطارية", "Framework agreements"), "/frameworks"),
            new NavigationItem(say(visitor, "التقارير", "Reports"), "/reports")));
  }

  private static Page home(Page page) {
    return page.titledAs(say(page, "مرحبًا بكم", "Welcome"))
        .with(
            new Flash(
                Tone.GOOD,
                say(
                    page,
                    "أُرسل الطلب DR-2026-004 إلى المنسق الوطني.",
                    "Submission DR-2026-004 went to the national coordinator.")));
  }

  private static Page record(Page page) {
    return page.titledAs(
            say(page, "المناقصة الموحّدة لأجهزة المستخدمين", "Joint tender for end-user devices"))
        .below(say(page, "الرئيسية", "Home"), "/")
        .below(say(page, "المناقصات", "Tenders"), "/tenders");
  }

  private static Form form(Page page) {
    return Form.empty()
        .with("title", say(page, "حواسيب Dell لفرع نزوى", "Laptops for the Nizwa branch"))
        .with("code", "30213100-LP14-01")
        .with("lines[0].quantity", "-٥")
        .with("price", "418.125")
        .with("needBy", "2027-03-01")
        .with("deadline", "2027-01-20T12:00")
        .with("unit", "H87")
        .with("firm", "firm")
        .with("states", "OM")
        .withError(
            "lines[0].quantity",
            say(page, "أدخلوا كمية أكبر من الصفر", "Enter a quantity above zero"))
        .withError("vote", say(page, "حددوا صوتكم", "Choose how you vote"))
        .withError(
            "agree",
            say(
                page,
                "يلزم الإقرار بصحة البيانات قبل الإرسال",
                "Declare that the data are correct before submitting"));
  }

  private String signIn(Language language) {
    Page page =
        Page.of(language, "/sign-in", "token-of-the-form", NOW, Brand.ofSettings())
            .titled("web.sign-in.title");
    Form form =
        Form.empty()
            .with("login", "noura")
            .withError(
                "",
                say(
                    page,
                    "اسم المستخدم أو كلمة المرور غير صحيحة",
                    "The user name or the password is wrong"));
    List<DemoLogin> demo =
        List.of(
            new DemoLogin(
                "coordinator.om",
                say(page, "نورة البلوشية", "Noura Al Balushi"),
                say(page, "المنسقة الوطنية – عُمان", "National coordinator – Oman")),
            new DemoLogin(
                "officer.kw",
                say(page, "فهد العنزي", "Fahad Al Enezi"),
                say(
                    page,
                    "موظف مشتريات – وزارة الصحة، الكويت",
                    "Procurement officer – Ministry of Health, Kuwait")),
            new DemoLogin(
                "supplier.1",
                say(page, "ليلى حداد", "Layla Haddad"),
                say(page, "مورّد – شركة الخليج لتقنية المعلومات", "Supplier – Gulf IT Company")));
    StringOutput out = new StringOutput();
    precompiled.render(
        "access/sign-in.jte",
        Map.of(
            "page", page,
            "form", form,
            "locked",
                say(
                    page,
                    "أُوقف الدخول إلى هذا الحساب حتى الساعة 14:20 بعد خمس محاولات غير صحيحة.",
                    "This account is locked until 14:20 after five wrong attempts."),
            "demo", demo,
            "demoPassword", "muwahhad-demo"),
        out);
    return TableMarkup.complete(out.toString(), Texts.in(Language.EN));
  }

  private String problem(Page page, int status) {
    StringOutput out = new StringOutput();
    precompiled.render(
        "web/problem.jte",
        Map.of(
            "page",
            page,
            "status",
            status,
            "message",
            say(
                page,
                "انتهى موعد تقديم العروض في 20 يناير 2027، 12:00.",
                "The deadline for bids passed on 20 January 2027, 12:00."),
            "reference",
            "7F3A-91C2"),
        out);
    return TableMarkup.complete(out.toString(), Texts.in(Language.EN));
  }

  private String own(String name, Map<String, Object> model) {
    StringOutput out = new StringOutput();
    pages.render("gallery/" + name + ".jte", model, out);
    return TableMarkup.complete(out.toString(), Texts.in(Language.EN));
  }

  private static String say(Page page, String ar, String en) {
    return page.isArabic() ? ar : en;
  }

  private static CodeResolver bothFolders() {
    DirectoryCodeResolver main = new DirectoryCodeResolver(Path.of("src/main/jte"));
    DirectoryCodeResolver test = new DirectoryCodeResolver(Path.of("src/test/jte"));
    return new CodeResolver() {
      @Override
      public String resolve(String name) {
        return name.startsWith("gallery/") ? test.resolve(name) : main.resolve(name);
      }

      @Override
      public List<String> resolveAllTemplateNames() {
        return main.resolveAllTemplateNames();
      }

      @Override
      public long getLastModified(String name) {
        return name.startsWith("gallery/")
            ? test.getLastModified(name)
            : main.getLastModified(name);
      }
    };
  }
}
