package io.pointsman.actions.rewrite;

import io.pointsman.template.CodeSite;

/** One code location: where it stands. A site is known by its template too: two templates may look alike. */
record CodeUse(TemplateNode template, CodeSite site) {
    /** The same wherever the artifact lies: for comparing one release with the next. */
    String name() {
        return template.path() + " " + site.logicalId() + " " + site.property();
    }
}
