/**
 * Puts the house together: the REST application, the tables' migrations, readiness, demo data and
 * the local run. It may import anything; nobody imports it.
 */
package foodfast;
