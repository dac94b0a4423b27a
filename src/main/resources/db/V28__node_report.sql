-- what each node last said of itself, for the operators' overview; said again every ten seconds
create table node_report (
  node   text        primary key,
  at     timestamptz not null,
  report text        not null
);
