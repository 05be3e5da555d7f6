-- Mends mistyped disclosures through Neovim's own language client, over stdio; run-neovim.mjs starts it and reads its report.

local node, server = vim.env.GOUJI_E2E_NODE, vim.env.GOUJI_E2E_SERVER
local cases = vim.fn.json_decode(vim.fn.readfile(vim.env.GOUJI_E2E_CASES))
local report = { ended = false, passed = 0, failed = 0, lines = {} }

local function write_report()
  vim.fn.writefile({ vim.fn.json_encode(report) }, vim.env.GOUJI_E2E_REPORT)
end

local function wait_for(what, condition)
  assert(vim.wait(120000, condition, 20), 'waited in vain: ' .. what)
end

local function test(name, body)
  local fine, failure = xpcall(body, debug.traceback)
  if fine then
    report.passed = report.passed + 1
    table.insert(report.lines, '  ✓ neovim ' .. name)
  else
    report.failed = report.failed + 1
    table.insert(report.lines, '  ✗ neovim ' .. name .. '\n' .. tostring(failure))
  end
  write_report()
end

local function errors_of(buffer)
  return vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR })
end

local function error_on_line(buffer, line)
  return vim.tbl_filter(function(one)
    return one.lnum == line
  end, errors_of(buffer))[1]
end

local function line_of(buffer, line)
  return vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
end

local function open(one, filetype)
  vim.cmd('silent edit! ' .. vim.fn.fnameescape(one.file))
  vim.bo.fixendofline = false
  vim.bo.filetype = filetype
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'gouji',
    cmd = { node, server, '--stdio' },
    root_dir = vim.fn.fnamemodify(one.file, ':h'),
  })
  assert(client, 'the server did not start')
  vim.lsp.buf_attach_client(buffer, client)
  wait_for('an error on line ' .. (one.line + 1), function()
    return error_on_line(buffer, one.line) ~= nil
  end)
  return buffer, client
end

local function stop(client)
  local running = vim.lsp.get_client_by_id(client)
  vim.lsp.stop_client(client)
  wait_for('the server to stop', function()
    return vim.lsp.get_client_by_id(client) == nil or running.is_stopped()
  end)
end

local function columns_of(buffer, one)
  local line = line_of(buffer, one.line)
  local first = vim.str_byteindex(line, one.character, true)
  return first, first + #one.mistyped
end

local function choose_preferred(actions, _, choose)
  local preferred = vim.tbl_filter(function(item)
    return item[2].isPreferred
  end, actions)
  assert(#preferred == 1, 'one preferred fix, not ' .. #preferred)
  choose(preferred[1], 1)
end

test('a plain text is recognised by its content', function()
  local _, client = open(cases[1], 'plaintext')
  stop(client)
end)

for _, one in ipairs(cases) do
  local buffer, client

  test(one.name .. ': the error stands exactly on the wrong amount', function()
    buffer, client = open(one, 'disclosure')
    local found = error_on_line(buffer, one.line)
    local first, last = columns_of(buffer, one)
    assert(found.source == 'gouji', found.source)
    assert(found.col == first and found.end_col == last, found.col .. '–' .. found.end_col)
    assert(found.message:find(one.printed, 1, true), found.message)
  end)

  test(one.name .. ': the hover on it names its unit', function()
    vim.api.nvim_win_set_cursor(0, { one.line + 1, (columns_of(buffer, one)) + 1 })
    local encoding = vim.lsp.get_client_by_id(client).offset_encoding
    local position = vim.lsp.util.make_position_params(0, encoding)
    local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', position, 120000)
    local contents = answers[client].result.contents
    assert(contents.value:find('万元', 1, true), contents.value)
  end)

  test(one.name .. ': the row that does not add up says by how much', function()
    local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/inlayHint', {
      textDocument = vim.lsp.util.make_text_document_params(buffer),
      range = {
        start = { line = one.line, character = 0 },
        ['end'] = { line = one.line + 1, character = 0 },
      },
    }, 120000)
    local labels = vim.tbl_map(function(hint)
      return hint.position.line == one.line and hint.label or ''
    end, answers[client].result)
    assert(table.concat(labels):find('差', 1, true), vim.inspect(answers[client]))
  end)

  test(one.name .. ': tables say above them what was read', function()
    vim.lsp.codelens.refresh()
    wait_for('code lenses', function()
      return vim.tbl_contains(
        vim.tbl_map(function(lens)
          return lens.command.title:find('读懂 %d+ · 勾稽 %d+') ~= nil
        end, vim.lsp.codelens.get(buffer)),
        true
      )
    end)
  end)

  test(one.name .. ': renaming a total asks before it writes against its parts', function()
    local asked
    local ask = vim.lsp.handlers['window/showMessageRequest']
    vim.lsp.handlers['window/showMessageRequest'] = function(_, result)
      asked = result
      return result.actions[1]
    end
    vim.api.nvim_win_set_cursor(0, { one.line + 1, (columns_of(buffer, one)) + 1 })
    local function lines()
      return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    end
    local function message()
      local found = error_on_line(buffer, one.line)
      return found and found.message
    end
    local before, said = lines(), message()
    local larger = '9' .. one.printed
    vim.lsp.buf.rename(larger)
    wait_for('the new amount', function()
      return line_of(buffer, one.line):find(larger, 1, true) ~= nil
    end)
    vim.lsp.handlers['window/showMessageRequest'] = ask
    assert(asked and asked.message:find('不能确定', 1, true), vim.inspect(asked))
    wait_for('what the new amount does', function()
      return message() ~= said
    end)
    for _ = 1, 50 do
      if vim.deep_equal(lines(), before) then
        break
      end
      vim.cmd('silent undo')
    end
    assert(vim.deep_equal(lines(), before), 'undoing does not bring the text back')
    wait_for('the error to come back', function()
      return message() == said
    end)
    vim.api.nvim_win_set_cursor(0, { one.line + 1, (columns_of(buffer, one)) + 1 })
  end)

  test(one.name .. ': the preferred code action restores the file', function()
    vim.ui.select = choose_preferred
    vim.lsp.buf.code_action({
      only = { 'quickfix' },
      diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, one.line, nil, client),
    })
    wait_for('the errors to go', function()
      return #errors_of(buffer) == 0
    end)
    vim.cmd('silent write')
    local mended = vim.fn.readfile(one.file, 'b')
    assert(vim.deep_equal(mended, vim.fn.readfile(one.original, 'b')), 'not the original')
  end)

  test(one.name .. ': the server stops when asked', function()
    stop(client)
  end)
end

-- What stands beside the errors, on the sample as it is in order.
do
  local one = cases[1]
  local buffer, client
  local folder = vim.fn.tempname()
  local listed = 'file://' .. folder .. '/mistyped.disclosure'

  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 120000)
    local answer = answers[client]
    assert(answer and not answer.error, method .. ': ' .. vim.inspect(answer))
    return answer.result
  end

  local function document()
    return { uri = vim.uri_from_bufnr(buffer) }
  end

  local function position_of(words, offset)
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    for line, text in ipairs(lines) do
      local at = text:find(words, 1, true)
      if at then
        local _, character = vim.str_utfindex(text, at - 1)
        return { line = line - 1, character = character + (offset or 0) }
      end
    end
    error(words .. ' is not in the sample')
  end

  test('the client hands over the files of its folder', function()
    vim.fn.mkdir(folder, 'p')
    vim.cmd('silent edit! ' .. vim.fn.fnameescape(one.original))
    vim.bo.filetype = 'disclosure'
    buffer = vim.api.nvim_get_current_buf()
    client = vim.lsp.start_client({
      name = 'gouji',
      cmd = { node, server, '--stdio' },
      root_dir = folder,
      init_options = { listFiles = true },
      handlers = {
        ['gouji/listFiles'] = function()
          return { { uri = listed, name = 'mistyped.disclosure', stamp = '1' } }
        end,
        ['gouji/readBytes'] = function(_, params)
          assert(params.uri == listed, params.uri)
          local text = table.concat(vim.fn.readfile(one.original), '\n') .. '\n'
          local wrong = text:gsub('257%.42\t186%.42', '275.42\t186.42', 1)
          return { content = (vim.fn.system({ 'base64', '-w0' }, wrong):gsub('%s', '')) }
        end,
      },
    })
    vim.lsp.buf_attach_client(buffer, client)
    wait_for('the server', function()
      return vim.lsp.get_client_by_id(client).initialized
    end)
  end)

  test('workspace diagnostics: the error in a file that is not open', function()
    local answer = ask('workspace/diagnostic', { previousResultIds = {} })
    local reports = vim.tbl_filter(function(report)
      return report.uri == listed
    end, answer.items)
    assert(#reports == 1 and reports[1].kind == 'full', vim.inspect(answer))
    local found = reports[1].items[1]
    assert(found.message:find('257.42', 1, true), found.message)
    local again = ask('workspace/diagnostic', {
      previousResultIds = { { uri = listed, value = reports[1].resultId } },
    })
    local unchanged = vim.tbl_filter(function(report)
      return report.uri == listed and report.kind == 'unchanged'
    end, again.items)
    assert(#unchanged == 1, vim.inspect(again))
  end)

  test('folding: rows fold below their code', function()
    local folds = ask('textDocument/foldingRange', { textDocument = document() })
    local row = position_of('20126\t档案事务')
    local below = vim.tbl_filter(function(fold)
      return fold.startLine == row.line
    end, folds)
    assert(#below == 1 and below[1].endLine > row.line, vim.inspect(below))
  end)

  test('sums as calls: what adds up into an amount comes into the quickfix list', function()
    local at = position_of('257.42\t186.42')
    local line = line_of(buffer, at.line)
    vim.api.nvim_win_set_cursor(0, { at.line + 1, vim.str_byteindex(line, at.character, true) + 1 })
    vim.fn.setqflist({}, 'r')
    vim.lsp.buf.incoming_calls()
    wait_for('the calls', function()
      return #vim.fn.getqflist() > 0
    end)
    local names = vim.tbl_map(function(item)
      return item.text
    end, vim.fn.getqflist())
    assert(table.concat(names, ' '):find('基本支出', 1, true), vim.inspect(names))
  end)

  test('semantic tokens: a code, a name and amounts on the line of a row', function()
    local legend = vim.lsp.get_client_by_id(client).server_capabilities.semanticTokensProvider.legend
    local data = ask('textDocument/semanticTokens/full', { textDocument = document() }).data
    local row = position_of('20126\t档案事务')
    local line, types = 0, {}
    for index = 1, #data, 5 do
      line = line + data[index]
      if line == row.line then
        types[legend.tokenTypes[data[index + 3] + 1]] = true
      end
    end
    for _, wanted in ipairs({ 'sectionCode', 'rowName', 'totalAmount' }) do
      assert(types[wanted], wanted .. ' in ' .. vim.inspect(types))
    end
  end)

  test('the server stops after that', function()
    stop(client)
  end)
end

report.ended = true
write_report()
vim.cmd('qall!')
